/* Packages of Office Open XML: parts, the list of their types, relations, what they say of
   themselves (ECMA-376 part 2, Open Packaging Conventions). */
#include "emit/ooxml.h"

#include "emit/markup.h"

#include <string.h>

static const char xml_declaration[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"

/* ---- Parts and relations --------------------------------------------------------------------- */

struct ooxml_part *ooxml_add_bytes(struct ooxml_package *package, const char *name,
                                   const char *type, const char *bytes, size_t size)
{
    struct ooxml_part *part = arena_new_of(package->arena, struct ooxml_part);
    *part = (struct ooxml_part){.name = name, .type = type, .out = {.arena = package->arena}};
    buffer_add(&part->out, bytes, size);
    if (package->last)
        package->last->next = part;
    else
        package->first = part;
    package->last = part;
    return part;
}

struct ooxml_part *ooxml_add_part(struct ooxml_package *package, const char *name, const char *type)
{
    return ooxml_add_bytes(package, name, type, xml_declaration, sizeof xml_declaration - 1);
}

size_t ooxml_relate(struct ooxml_package *package, struct ooxml_part *from, const char *kind,
                    const struct ooxml_part *to)
{
    for (size_t i = 0; i < from->relations.count; i++)
        if (from->relations.items[i].to == to)
            return i + 1;
    *array_add(package->arena, &from->relations) = (struct ooxml_relation){kind, to};
    return from->relations.count;
}

/* ---- What it says of itself ------------------------------------------------------------------ */

static void put_date(struct buffer *out, const char *date)
{
    if (!date)
        return;
    const char *time = strchr(date, 'T') ? "" : "T00:00:00Z";
    for (int i = 0; i < 2; i++) {
        const char *name = i ? "modified" : "created";
        buffer_printf(out, "<dcterms:%s xsi:type=\"dcterms:W3CDTF\">", name);
        markup_text(out, date);
        buffer_printf(out, "%s</dcterms:%s>", time, name);
    }
}

static const struct ooxml_part *add_core(struct ooxml_package *package,
                                         const struct ooxml_properties *properties)
{
    struct ooxml_part *part = ooxml_add_part(
        package, "docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    struct buffer *out = &part->out;
    buffer_put(out, "<cp:coreProperties xmlns:cp=\"" PACKAGE "metadata/core-properties\" "
                    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                    "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
                    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>");
    markup_text(out, properties->title);
    buffer_put(out, "</dc:title><dc:language>");
    buffer_put(out, ooxml_language(properties->language));
    buffer_put(out, "</dc:language>");
    put_date(out, properties->date);
    buffer_put(out, "</cp:coreProperties>");
    return part;
}

static const struct ooxml_part *add_app(struct ooxml_package *package)
{
    struct ooxml_part *part =
        ooxml_add_part(package, "docProps/app.xml", OOXML_TYPE "extended-properties+xml");
    buffer_put(&part->out,
               "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/"
               "extended-properties\"><Application>Catwoe</Application></Properties>");
    return part;
}

/* ---- Packing --------------------------------------------------------------------------------- */

static const char *relations_name(struct arena *arena, const struct ooxml_part *part)
{
    const char *slash = part->name ? strrchr(part->name, '/') : NULL;
    int folder = slash ? (int)(slash - part->name) + 1 : 0;
    return arena_printf(arena, "%.*s_rels/%s.rels", folder, part->name ? part->name : "",
                        part->name ? part->name + folder : "");
}

/* All kinds but one are of the same namespace. */
static const char *namespace_of(const char *kind)
{
    return strcmp(kind, "metadata/core-properties") ? OOXML_RELATIONS : PACKAGE "relationships";
}

static void pack_part(struct parts *parts, const char *name, struct buffer *bytes)
{
    *array_add(bytes->arena, parts) = (struct part){name, bytes->items, bytes->count};
}

static void pack_relations(struct parts *parts, struct arena *arena, const struct ooxml_part *part)
{
    struct buffer out = {.arena = arena};
    if (!part->relations.count)
        return;
    buffer_printf(&out, "%s<Relationships xmlns=\"" PACKAGE "relationships\">", xml_declaration);
    for (size_t i = 0; i < part->relations.count; i++) {
        const struct ooxml_relation *relation = &part->relations.items[i];
        buffer_printf(&out, "<Relationship Id=\"rId%zu\" Type=\"%s/%s\" Target=\"/%s\"/>", i + 1,
                      namespace_of(relation->kind), relation->kind, relation->to->name);
    }
    buffer_put(&out, "</Relationships>");
    pack_part(parts, relations_name(arena, part), &out);
}

static void pack_types(struct parts *parts, const struct ooxml_package *package)
{
    struct buffer out = {.arena = package->arena};
    buffer_printf(&out,
                  "%s<Types xmlns=\"" PACKAGE "content-types\"><Default Extension=\"rels\" "
                  "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                  "<Default Extension=\"xml\" ContentType=\"application/xml\"/>",
                  xml_declaration);
    for (const struct ooxml_part *part = package->first; part; part = part->next)
        buffer_printf(&out, "<Override PartName=\"/%s\" ContentType=\"%s\"/>", part->name,
                      part->type);
    buffer_put(&out, "</Types>");
    pack_part(parts, "[Content_Types].xml", &out);
}

const char *ooxml_pack(struct ooxml_package *package, const struct ooxml_part *begin,
                       const struct ooxml_properties *properties, struct office *office,
                       struct buffer *out)
{
    struct parts parts = {0};
    ooxml_relate(package, &package->root, "officeDocument", begin);
    ooxml_relate(package, &package->root, "metadata/core-properties",
                 add_core(package, properties));
    ooxml_relate(package, &package->root, "extended-properties", add_app(package));
    pack_types(&parts, package);
    pack_relations(&parts, package->arena, &package->root);
    for (struct ooxml_part *part = package->first; part; part = part->next) {
        pack_part(&parts, part->name, &part->out);
        pack_relations(&parts, package->arena, part);
    }
    return office_pack(office, &parts, out);
}
