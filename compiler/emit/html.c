/* A document as one page of HTML that needs nothing but itself. */
#include "emit/html.h"

#include "emit/formats.h"
#include "emit/markup.h"
#include "emit/svg.h"

#include <string.h>

/* ---- Places that names lead to --------------------------------------------------------------- */

struct page page_new(struct buffer *out)
{
    return (struct page){.out = out, .anchors = {.arena = out->arena}};
}

/* An anchor's name bears the page while its place is awaited, and itself once it has one. */
void page_expect(struct page *page, const char *id)
{
    if (id)
        name_of(&page->anchors, id, strlen(id))->bears = page;
}

void page_expect_table(struct page *page, const struct table *table)
{
    for (size_t i = 0; i < table->rows.count; i++)
        page_expect(page, table->rows.items[i].id);
}

static struct name *anchor(struct page *page, const char *id)
{
    return id ? name_known(&page->anchors, id, strlen(id)) : NULL;
}

void page_put_place(struct page *page, const char *id)
{
    struct name *name = anchor(page, id);
    if (!name || name->bears != page)
        return;
    name->bears = name;
    buffer_put(page->out, " id=\"");
    markup_id(page->out, "at-", id);
    buffer_byte(page->out, '"');
}

/* ---- Texts ----------------------------------------------------------------------------------- */

void page_put(struct page *page, const char *element, const char *class, const char *text)
{
    if (!text)
        return;
    buffer_printf(page->out, "<%s", element);
    markup_attribute(page->out, "class", class);
    buffer_put(page->out, " dir=\"auto\">");
    markup_text(page->out, text);
    buffer_printf(page->out, "</%s>\n", element);
}

/* What names a thing is set apart from the letters around it, which may run the other way. */
static void put_naming(struct page *page, const struct run *run)
{
    bool leads = anchor(page, run->target) && !(page->here && !strcmp(page->here, run->target));
    if (leads) {
        buffer_put(page->out, "<a href=\"#");
        markup_id(page->out, "at-", run->target);
        buffer_put(page->out, "\">");
    }
    buffer_put(page->out, "<bdi>");
    markup_text(page->out, run->text);
    buffer_put(page->out, leads ? "</bdi></a>" : "</bdi>");
}

static void put_run(struct page *page, const struct run *run)
{
    static const char *const open[] = {"", "<strong>", "<em>", "<span class=\"arrow\">", "<br/>"};
    static const char *const close[] = {"", "</strong>", "</em>", "</span>", ""};
    buffer_put(page->out, open[run->style]);
    if (run->target)
        put_naming(page, run);
    else if (run->style != RUN_BREAK)
        markup_text(page->out, run->text);
    buffer_put(page->out, close[run->style]);
}

void page_put_runs(struct page *page, const struct runs *runs)
{
    for (const struct run *run = runs->first; run; run = run->next)
        put_run(page, run);
}

/* ---- The frame ------------------------------------------------------------------------------- */

void page_open(struct page *page, const char *language, const char *title)
{
    struct buffer *out = page->out;
    buffer_put(out, "<!DOCTYPE html>\n<html");
    markup_attribute(out, "lang", language);
    buffer_put(out, ">\n<head>\n<meta charset=\"utf-8\"/>\n"
                    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                    "style-src 'unsafe-inline'; img-src ");
    buffer_put(out, page->shows_files ? "'self'" : "data:");
    buffer_put(out, "\"/>\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                    "<meta name=\"color-scheme\" content=\"light dark\"/>\n"
                    "<meta name=\"generator\" content=\"Catwoe\"/>\n<title>");
    markup_text(out, title);
    buffer_put(out, "</title>\n<style>\n");
    page_put_style(page->inks, page->paper, out);
    buffer_put(out, "</style>\n</head>\n<body>\n");
}

void page_close(struct page *page)
{
    buffer_put(page->out, "</body>\n</html>\n");
}

static void put_facts(struct page *page, const struct document *document)
{
    buffer_put(page->out, "<ul class=\"facts\">\n");
    if (document->date) {
        buffer_put(page->out, "<li><time");
        markup_attribute(page->out, "datetime", document->date);
        buffer_byte(page->out, '>');
        markup_text(page->out, document->day);
        buffer_put(page->out, "</time></li>\n");
    }
    for (size_t i = 0; i < document->facts.count; i++)
        page_put(page, "li", NULL, document->facts.items[i]);
    buffer_put(page->out, "</ul>\n");
}

static void put_header(struct page *page, const struct document *document)
{
    buffer_put(page->out, "<header>\n");
    page_put(page, "p", "kicker", document->kicker);
    page_put(page, "h1", NULL, document->title);
    page_put(page, "p", "standfirst", document->standfirst);
    if (document->exposed)
        page_put(page, "p", "warning", confidential_words(page->out->arena, 0, document->exposed));
    if (document->facts.count || document->date)
        put_facts(page, document);
    buffer_put(page->out, "</header>\n");
}

static void put_contents(struct page *page, const struct document *document)
{
    buffer_put(page->out, "<nav aria-label=\"Contents\">\n<ol>\n");
    for (const struct section *section = document->sections; section; section = section->next) {
        buffer_put(page->out, "<li><a href=\"#");
        markup_id(page->out, "", section->id);
        buffer_put(page->out, "\">");
        markup_text(page->out, section->name);
        buffer_put(page->out, "</a></li>\n");
    }
    buffer_put(page->out, "</ol>\n</nav>\n");
}

static void put_footer(struct page *page, const struct document *document)
{
    const char *words = confidential_words(page->out->arena, document->left_out, document->exposed);
    buffer_put(page->out, "<footer>\n");
    page_put(page, "p", NULL, document->footer);
    page_put(page, "p", NULL, document->source);
    page_put(page, "p", NULL, words);
    buffer_put(page->out, "<p>Made with Catwoe.</p>\n</footer>\n");
}

/* ---- Pieces ---------------------------------------------------------------------------------- */

static void put_diagram_text(struct page *page, const struct diagram *diagram)
{
    struct diagram_sentences sentences = diagram_sentences(page->out->arena, diagram);
    page_put(page, "p", NULL, diagram->description);
    buffer_put(page->out, "<ul>\n");
    for (size_t i = 0; i < sentences.count; i++)
        page_put(page, "li", NULL, sentences.items[i]);
    buffer_put(page->out, "</ul>\n");
}

static void put_caption(struct page *page, const struct diagram *diagram)
{
    buffer_put(page->out, "<figcaption>");
    page_put(page, "strong", NULL, diagram->title);
    page_put(page, "span", NULL, diagram->subtitle);
    buffer_put(page->out, "</figcaption>\n");
}

static void put_figure(struct page *page, const struct piece *piece)
{
    const struct scene *scene = page->scenes[page->figures];
    const char *prefix = arena_printf(page->out->arena, "f%u-", ++page->figures);
    buffer_printf(page->out, "<figure%s>\n", scene ? " class=\"sheet\"" : "");
    if (scene) {
        buffer_put(page->out, "<div class=\"picture\">\n");
        svg_inline(scene, prefix, page->out);
        buffer_put(page->out, "</div>\n<details>\n<summary>Read the picture as text</summary>\n");
        put_diagram_text(page, piece->diagram);
        buffer_put(page->out, "</details>\n");
    } else {
        put_caption(page, piece->diagram);
        put_diagram_text(page, piece->diagram);
    }
    buffer_put(page->out, "</figure>\n");
}

/* An element of runs; nothing where there are none. */
static void put_said(struct page *page, const char *element, const struct runs *runs)
{
    if (!runs->first)
        return;
    buffer_printf(page->out, "<%s dir=\"auto\">", element);
    page_put_runs(page, runs);
    buffer_printf(page->out, "</%s>\n", element);
}

static void put_quote(struct page *page, const struct piece *piece)
{
    buffer_put(page->out, "<blockquote>\n");
    put_said(page, "p", &piece->runs);
    put_said(page, "cite", &piece->by);
    buffer_put(page->out, "</blockquote>\n");
}

static void put_panel(struct page *page, const struct piece *piece)
{
    buffer_put(page->out, "<div class=\"panel\">\n");
    page_put(page, "h3", NULL, piece->head);
    put_said(page, "p", &piece->runs);
    put_said(page, "small", &piece->by);
    buffer_put(page->out, "</div>\n");
}

static void put_list_item(struct page *page, const struct list_item *item)
{
    buffer_put(page->out, "<li");
    page_put_place(page, item->id);
    buffer_put(page->out, " dir=\"auto\">");
    page_put(page, "b", item->head, item->head);
    page_put_runs(page, &item->runs);
    put_said(page, "small", &item->by);
    buffer_put(page->out, "</li>\n");
}

static void put_list(struct page *page, const struct piece *piece)
{
    page_put(page, "h3", NULL, piece->head);
    buffer_put(page->out, piece->kind == PIECE_FINDINGS ? "<ul class=\"findings\">\n"
                                                        : "<ul class=\"points\">\n");
    for (size_t i = 0; i < piece->list.count; i++)
        put_list_item(page, &piece->list.items[i]);
    buffer_put(page->out, "</ul>\n");
}

/* Short texts side by side, each below its head. */
static void put_columns(struct page *page, const struct piece *piece)
{
    page_put(page, "h3", NULL, piece->head);
    buffer_put(page->out, "<ul class=\"columns\">\n");
    for (size_t i = 0; i < piece->list.count; i++)
        put_list_item(page, &piece->list.items[i]);
    buffer_put(page->out, "</ul>\n");
}

static void put_prompts(struct page *page, const struct piece *piece)
{
    buffer_put(page->out, "<div class=\"prompts\">\n");
    page_put(page, "h3", NULL, piece->head);
    buffer_put(page->out, "<ol>\n");
    for (size_t i = 0; i < piece->list.count; i++)
        put_list_item(page, &piece->list.items[i]);
    buffer_put(page->out, "</ol>\n</div>\n");
}

/* ---- Files beside the page ------------------------------------------------------------------- */

static void put_link(struct page *page, const char *path, const char *text)
{
    buffer_put(page->out, "<a");
    markup_attribute(page->out, "href", path);
    buffer_byte(page->out, '>');
    markup_text(page->out, text);
    buffer_put(page->out, "</a>");
}

/* With its shape, so that the page stands still while it comes. */
static void put_image(struct page *page, const struct made_file *file)
{
    struct buffer *out = page->out;
    buffer_put(out, "<a");
    markup_attribute(out, "href", file->path);
    buffer_put(out, " tabindex=\"-1\" aria-hidden=\"true\"><img alt=\"\"");
    markup_attribute(out, "src", file->path);
    buffer_printf(out, " width=\"%.0f\" height=\"%.0f\"/></a>\n", file->width, file->height);
}

static void put_forms(struct page *page, const struct made_file *file)
{
    if (!file->form && !file->also[0].form)
        return;
    buffer_put(page->out, "<small>");
    if (file->form)
        put_link(page, file->path, file->form);
    for (size_t i = 0; i < MOST_OTHER_FORMS && file->also[i].form; i++) {
        buffer_put(page->out, file->form || i ? " · " : "");
        put_link(page, file->also[i].path, file->also[i].form);
    }
    buffer_put(page->out, "</small>");
}

/* Its picture, where it is one, what kind of thing it is, its title, what is in it, its forms. */
static void put_file(struct page *page, const struct made_file *file)
{
    buffer_put(page->out, file->large ? "<li class=\"large\">" : "<li>");
    if (file->kind == FILE_PICTURE)
        put_image(page, file);
    page_put(page, "p", "kicker", file->what);
    buffer_put(page->out, "<h3 dir=\"auto\">");
    put_link(page, file->path, file->title);
    buffer_put(page->out, "</h3>\n");
    page_put(page, "p", NULL, file->doc);
    put_forms(page, file);
    buffer_put(page->out, "</li>\n");
}

static void put_files(struct page *page, const struct files *files)
{
    bool gallery = files->items[0].kind == FILE_PICTURE;
    buffer_printf(page->out, "<ul class=\"%s\">\n", gallery ? "files gallery" : "files");
    for (size_t i = 0; i < files->count; i++)
        put_file(page, &files->items[i]);
    buffer_put(page->out, "</ul>\n");
}

static bool shows_files(const struct document *document)
{
    for (const struct section *section = document->sections; section; section = section->next)
        for (const struct piece *piece = section->pieces; piece; piece = piece->next)
            if (piece->kind == PIECE_FILES)
                return true;
    return false;
}

static void put_piece(struct page *page, const struct piece *piece)
{
    switch (piece->kind) {
    case PIECE_LEAD:
        buffer_put(page->out, "<div class=\"lead\">");
        put_said(page, "p", &piece->runs);
        buffer_put(page->out, "</div>\n");
        break;
    case PIECE_PARAGRAPH:
        put_said(page, "p", &piece->runs);
        break;
    case PIECE_QUOTE:
        put_quote(page, piece);
        break;
    case PIECE_PANEL:
        put_panel(page, piece);
        break;
    case PIECE_FIGURE:
        put_figure(page, piece);
        break;
    case PIECE_TABLE:
        page_put_table(page, piece->table);
        break;
    case PIECE_COLUMNS:
        put_columns(page, piece);
        break;
    case PIECE_PROMPTS:
        put_prompts(page, piece);
        break;
    case PIECE_SHEET:
        page_put_sheet(page, piece->sheet);
        break;
    case PIECE_LIST:
    case PIECE_FINDINGS:
        put_list(page, piece);
        break;
    case PIECE_FILES:
        put_files(page, &piece->files);
        break;
    }
}

/* ---- Sections -------------------------------------------------------------------------------- */

/* Quotes and panels stand side by side where there is room. */
static const char *group_of(const struct piece *piece)
{
    if (piece && piece->kind == PIECE_QUOTE)
        return "quotes";
    return piece && piece->kind == PIECE_PANEL ? "panels" : NULL;
}

/* The picture with which a section opens, behind its lead: on paper they share a sheet. */
static const struct piece *opening_picture(const struct page *page, const struct section *section)
{
    const struct piece *piece = section->pieces;
    while (piece && piece->kind == PIECE_LEAD)
        piece = piece->next;
    bool drawn = piece && piece->kind == PIECE_FIGURE && page->scenes[page->figures];
    return drawn ? piece : NULL;
}

static void put_pieces(struct page *page, const struct section *section,
                       const struct piece *opening)
{
    const char *open = NULL;
    for (const struct piece *piece = section->pieces; piece; piece = piece->next) {
        const char *group = group_of(piece);
        if (group && group != open)
            buffer_printf(page->out, "<div class=\"%s\">\n", group);
        put_piece(page, piece);
        if (piece == opening)
            buffer_put(page->out, "</div>\n");
        open = group;
        if (group && group != group_of(piece->next))
            buffer_put(page->out, "</div>\n");
    }
}

/* Whether a section begins a page of its own on paper, so that what belongs together stands on it.
 */
static bool is_long(const struct section *section)
{
    if (section->own_page)
        return true;
    for (const struct piece *piece = section->pieces; piece; piece = piece->next)
        if (piece->kind == PIECE_FIGURE || piece->kind == PIECE_PANEL ||
            (piece->table && table_is_long(piece->table)))
            return true;
    return false;
}

static void put_section(struct page *page, const struct section *section, unsigned number)
{
    const struct piece *opening = opening_picture(page, section);
    buffer_put(page->out, "<section id=\"");
    markup_id(page->out, "", section->id);
    buffer_printf(page->out, "\"%s>\n%s<h2 dir=\"auto\"><span class=\"kicker\">%u · ",
                  is_long(section) ? " class=\"long\"" : "",
                  opening ? "<div class=\"sheet\">\n" : "", number);
    markup_text(page->out, section->name);
    buffer_put(page->out, "</span> ");
    markup_text(page->out, section->heading);
    buffer_put(page->out, "</h2>\n");
    put_pieces(page, section, opening);
    buffer_put(page->out, "</section>\n");
}

/* ---- Tables alone --------------------------------------------------------------------------- */

static const char *put_tables(const struct table *tables, const struct setting *setting,
                              struct buffer *out)
{
    struct page page = page_new(out);
    const char *words =
        tables ? confidential_words(out->arena, tables->left_out, tables->exposed) : NULL;
    (void)setting; /* a page is as wide as its window */
    for (const struct table *table = tables; table; table = table->next)
        page_expect_table(&page, table);
    page_open(&page, tables && tables->language ? tables->language : "en",
              tables ? tables->caption : "Tables");
    buffer_put(out, "<main class=\"alone\">\n");
    for (const struct table *table = tables; table; table = table->next)
        page_put_table(&page, table);
    if (words)
        buffer_printf(out, "<p class=\"note\">%s.</p>\n", words);
    buffer_put(out, "</main>\n");
    page_close(&page);
    return NULL;
}

/* ---- The whole ------------------------------------------------------------------------------- */

static void use_inks(struct page *page, const struct document *document)
{
    size_t figures = 0;
    for (const struct section *section = document->sections; section; section = section->next)
        for (const struct piece *piece = section->pieces; piece; piece = piece->next)
            if (piece->kind == PIECE_FIGURE && page->scenes[figures++])
                svg_used_inks(page->scenes[figures - 1], page->inks);
}

static void expect_all(struct page *page, const struct document *document)
{
    for (const struct section *section = document->sections; section; section = section->next)
        for (const struct piece *piece = section->pieces; piece; piece = piece->next) {
            for (size_t i = 0; i < piece->list.count; i++)
                page_expect(page, piece->list.items[i].id);
            if (piece->table)
                page_expect_table(page, piece->table);
        }
}

static const char *put_document(const struct document *document, const struct scene *const *scenes,
                                const struct setting *setting, struct buffer *out)
{
    (void)setting; /* as of tables */
    struct page page = page_new(out);
    page.scenes = scenes;
    page.paper = document->paper;
    unsigned number = 0;
    page.shows_files = shows_files(document);
    expect_all(&page, document);
    use_inks(&page, document);
    page_open(&page, document->language,
              arena_printf(out->arena, "%s · %s", document->title, document->kicker));
    put_header(&page, document);
    if (document->sections && document->sections->next)
        put_contents(&page, document);
    buffer_put(out, "<main>\n");
    for (const struct section *section = document->sections; section; section = section->next)
        put_section(&page, section, ++number);
    buffer_put(out, "</main>\n");
    put_footer(&page, document);
    page_close(&page);
    return NULL;
}

const struct writers html_writers = {.tables = put_tables, .document = put_document};
