/* JUnit's XML as Jenkins and GitLab read it: a suite for each model, a test for each finding. It
   fails where the run does, from the severity of --fail-on on; what is below passes, and says why
   it is there. What the model waives is skipped, and a model without findings is one test that
   passes. GitLab reads the text of a failure only. */
#include "emit/formats.h"

#include "base/xml.h"

/* ` name="…" tests="…" failures="…"`, and what ends the tag. */
static void put_head(struct buffer *out, const char *element, const char *name, size_t tests,
                     size_t failures, size_t errors)
{
    buffer_printf(out, "<%s", element);
    xml_attribute(out, "name", name);
    xml_number(out, "tests", tests);
    xml_number(out, "failures", failures);
    xml_number(out, "errors", errors);
}

static void put_text(struct buffer *out, const struct show *show,
                     const struct diagnostic *diagnostic, const char *place)
{
    xml_text(out, arena_printf(out->arena, "%s: %s: ", place,
                               severity_words[diagnostic->rule->severity]));
    xml_text(out, show_text(show, diagnostic));
}

static void put_failure(struct buffer *out, const struct show *show,
                        const struct diagnostic *diagnostic, const char *place)
{
    buffer_put(out, "<failure");
    xml_attribute(out, "type", diagnostic->rule->name);
    xml_attribute(out, "message", diagnostic->message);
    buffer_byte(out, '>');
    put_text(out, show, diagnostic, place);
    buffer_put(out, "</failure>");
}

static void put_told(struct buffer *out, const struct show *show,
                     const struct diagnostic *diagnostic, const char *place)
{
    buffer_put(out, "<system-out>");
    put_text(out, show, diagnostic, place);
    buffer_put(out, "</system-out>");
}

static void put_skipped(struct buffer *out, const struct diagnostic *diagnostic)
{
    buffer_put(out, "<skipped>");
    xml_text(out, diagnostic->accepted);
    buffer_put(out, "</skipped>");
}

static bool fails(const struct show *show, const struct diagnostic *diagnostic)
{
    return !diagnostic->accepted && (int)diagnostic->rule->severity >= show->totals->fail_on;
}

static void put_test(struct buffer *out, const struct show *show,
                     const struct diagnostic *diagnostic)
{
    struct place at = show_place(show, diagnostic->at);
    const char *place =
        arena_printf(out->arena, "%s:%u:%u", at.path, at.start.line, at.start.column.value);
    buffer_put(out, "<testcase");
    xml_attribute(out, "classname", arena_printf(out->arena, "catwoe.%s", diagnostic->rule->name));
    xml_attribute(out, "name", place);
    buffer_byte(out, '>');
    if (diagnostic->accepted)
        put_skipped(out, diagnostic);
    else if (fails(show, diagnostic))
        put_failure(out, show, diagnostic, place);
    else
        put_told(out, show, diagnostic, place);
    buffer_put(out, "</testcase>\n");
}

static size_t count_failures(const struct show *show)
{
    size_t failures = 0;
    for (size_t i = 0; i < show->diagnostics->count; i++)
        failures += fails(show, show->diagnostics->items[i]);
    return failures;
}

static void show_junit(const struct show *show, struct buffer *body)
{
    const char *name = show_path(show, show->sources->items[0]);
    put_head(body, "testsuite", name, show->diagnostics->count + show->clean, count_failures(show),
             0);
    xml_number(body, "skipped", diagnostics_accepted(show->diagnostics));
    buffer_put(body, ">\n");
    for (size_t i = 0; i < show->diagnostics->count; i++)
        put_test(body, show, show->diagnostics->items[i]);
    if (show->clean) {
        buffer_put(body, "<testcase classname=\"catwoe.check\"");
        xml_attribute(body, "name", name);
        buffer_put(body, "/>\n");
    }
    buffer_put(body, "</testsuite>\n");
}

static void put_unreadable(struct buffer *out)
{
    put_head(out, "testsuite", "catwoe", 1, 0, 1);
    buffer_put(out,
               ">\n<testcase classname=\"catwoe.check\" name=\"all that is to be checked can be "
               "read\"><error>not all could be read; the log says what</error></testcase>\n"
               "</testsuite>\n");
}

static void show_junit_whole(const struct totals *totals, const struct buffer *body,
                             struct buffer *out)
{
    size_t tests = totals->errors + totals->warnings + totals->advice + totals->accepted +
                   totals->clean + totals->unreadable;
    buffer_put(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    put_head(out, "testsuites", "catwoe", tests, totals_failures(totals), totals->unreadable);
    buffer_put(out, ">\n");
    buffer_add(out, body->items, body->count);
    if (totals->unreadable)
        put_unreadable(out);
    buffer_put(out, "</testsuites>\n");
}

const struct writers junit_writers = {.findings = show_junit, .findings_whole = show_junit_whole};
