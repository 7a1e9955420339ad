/* The last touch on a PDF by libqpdf: the shared object catwoe-qpdf.so. */
#include "emit/pdf_finish.h"

#include <qpdf/qpdf-c.h>
#include <string.h>

/* Figures get their texts on a walk through the tree of the document's structure. */
struct walk {
    qpdf_data pdf;
    const struct pdf_traits *traits;
    size_t figures; /* that it has come by */
};

static void put_text(qpdf_data pdf, qpdf_oh dictionary, const char *key, const char *text)
{
    qpdf_oh_replace_key(pdf, dictionary, key, qpdf_oh_new_unicode_string(pdf, text));
}

static bool is_figure(qpdf_data pdf, qpdf_oh element)
{
    qpdf_oh kind = qpdf_oh_get_key(pdf, element, "/S");
    return qpdf_oh_is_name(pdf, kind) && !strcmp(qpdf_oh_get_name(pdf, kind), "/Figure");
}

static void tell_figure(struct walk *walk, qpdf_oh element)
{
    size_t number = walk->figures++;
    if (number < walk->traits->alternatives.count)
        put_text(walk->pdf, element, "/Alt", walk->traits->alternatives.items[number]);
}

/* An element, or several in an array; what else hangs in the tree are numbers of marked content. */
static void walk_structure(struct walk *walk, qpdf_oh element)
{
    qpdf_data pdf = walk->pdf;
    int count = qpdf_oh_is_array(pdf, element) ? qpdf_oh_get_array_n_items(pdf, element) : 0;
    for (int i = 0; i < count; i++)
        walk_structure(walk, qpdf_oh_get_array_item(pdf, element, i));
    if (!qpdf_oh_is_dictionary(pdf, element))
        return;
    if (is_figure(pdf, element))
        tell_figure(walk, element);
    if (qpdf_oh_has_key(pdf, element, "/K"))
        walk_structure(walk, qpdf_oh_get_key(pdf, element, "/K"));
}

static void put_traits(qpdf_data pdf, const struct pdf_traits *traits)
{
    qpdf_oh root = qpdf_get_root(pdf), preferences = qpdf_oh_new_dictionary(pdf);
    struct walk walk = {pdf, traits, 0};
    if (traits->language)
        put_text(pdf, root, "/Lang", traits->language);
    qpdf_oh_replace_key(pdf, preferences, "/DisplayDocTitle", qpdf_oh_new_bool(pdf, QPDF_TRUE));
    qpdf_oh_replace_key(pdf, root, "/ViewerPreferences", preferences);
    walk_structure(&walk, qpdf_oh_get_key(pdf, root, "/StructTreeRoot"));
}

static bool write_out(qpdf_data pdf, struct pdf_finishing *finishing)
{
    if (qpdf_init_write_memory(pdf) & QPDF_ERRORS)
        return false;
    qpdf_set_deterministic_ID(pdf, QPDF_TRUE);
    if (qpdf_write(pdf) & QPDF_ERRORS)
        return false;
    finishing->exhausted = !finishing->put(finishing->out, (const char *)qpdf_get_buffer(pdf),
                                           qpdf_get_buffer_length(pdf));
    return true;
}

static bool finish(struct pdf_finishing *finishing)
{
    qpdf_data pdf = qpdf_init();
    qpdf_silence_errors(pdf);
    qpdf_set_suppress_warnings(pdf, QPDF_TRUE);
    bool read = !(qpdf_read_memory(pdf, "document", finishing->bytes, finishing->count, NULL) &
                  QPDF_ERRORS);
    if (read)
        put_traits(pdf, finishing->traits);
    bool finished = read && !qpdf_has_error(pdf) && write_out(pdf, finishing);
    qpdf_get_error(pdf); /* one that nobody has asked for would be printed */
    qpdf_cleanup(&pdf);
    return finished;
}

const struct pdf_finisher_object catwoe_pdf_finisher = {PDF_FINISHER_VERSION, finish};
