/* The heads of sheets to fill in: what is asked, of what, and who answers. */
#include "typeset/sheet_set.h"

static const char *const group_words = "Group", *const date_words = "Date";
static const double left_share = 0.64, gap = 24, date_width = 92, below = 9;

/* On its right: by what the sheet is known when it comes back. */
static double set_id(struct scene *page, const struct sheet_setting *setting)
{
    const struct sheet *sheet = setting->sheet;
    struct arena *arena = page->arena;
    double right = setting->area.right, y = setting->area.top;
    const char *text =
        sheet->day ? arena_printf(arena, "%s · %s", sheet->id, sheet->day) : sheet->id;
    struct paragraph id = paragraph_of_text(arena, page->ruler, TYPE_FOOT, text,
                                            (right - setting->area.left) * (1 - left_share) - gap);
    for (size_t i = 0; i < id.lines.count; i++, y += type_line(TYPE_FOOT))
        paragraph_draw(page, &id, i, 1, (struct point){right - id.lines.items[i].width, y});
    return y;
}

void sheet_set_text(struct sheet_setting *setting, enum type_id type, const char *text, double left,
                    double width)
{
    struct press *press = setting->press;
    struct paragraph lines = paragraph_of_text(press->arena, press->ruler, type, text, width);
    for (size_t i = 0; i < lines.lines.count; i++) {
        if (setting->y + type_line(type) > setting->area.bottom) {
            setting->page = press_add_page(press, setting->paper);
            setting->y = setting->area.top;
        }
        setting->y = paragraph_draw(setting->page, &lines, i, 1, (struct point){left, setting->y});
    }
}

/* Who fills it in, and when. */
static double set_blanks(struct scene *page, const struct sheet_setting *setting, double top)
{
    struct area area = setting->area;
    double left = area.left + (area.right - area.left) * left_share + gap;
    double middle = area.right - date_width;
    set_blank_to_fill(page, group_words, left, middle - 12, top);
    set_blank_to_fill(page, date_words, middle, area.right, top);
    return top + type_line(TYPE_FACT) + 4;
}

static void set_confidential(struct sheet_setting *setting, double width)
{
    const struct table *table = setting->sheet->table;
    const char *words = confidential_words(setting->press->arena, table->left_out, table->exposed);
    if (!words)
        return;
    setting->y += 3;
    sheet_set_text(setting, table->exposed ? TYPE_WARNING : TYPE_SMALL, words, setting->area.left,
                   width);
}

static void set_first_head(struct sheet_setting *setting)
{
    const struct sheet *sheet = setting->sheet;
    struct scene *first = setting->page;
    double width = (setting->area.right - setting->area.left) * left_share;
    double right = set_id(first, setting);
    press_add_outline(setting->press, 1, sheet->title, setting->area.top);
    scene_open_role(first, ROLE_P);
    sheet_set_text(setting, TYPE_KICKER,
                   arena_printf(first->arena, "%s · %s", sheet->table->caption, sheet->about),
                   setting->area.left, width);
    scene_close_role(first, ROLE_P);
    double title = setting->page == first ? setting->y : right;
    sheet_set_text(setting, TYPE_HEADING, sheet->title, setting->area.left, width);
    right = set_blanks(first, setting, larger(title + 5, right + 2));
    setting->y += 1.5;
    sheet_set_text(setting, TYPE_SMALL, sheet->instruction, setting->area.left, width);
    set_confidential(setting, width);
    if (setting->page == first)
        setting->y = larger(setting->y, right);
}

static void set_next_head(struct sheet_setting *setting)
{
    static const double rise = 3; /* the line to write on may come so near to the table */
    struct area area = setting->area;
    double right = set_id(setting->page, setting);
    sheet_set_text(setting, TYPE_HEADING,
                   arena_printf(setting->page->arena, "%s (continued)", setting->sheet->title),
                   area.left, (area.right - area.left) * left_share);
    right = set_blanks(setting->page, setting, right - 1);
    setting->y = larger(setting->y, right - (below - rise));
}

double sheet_next_head(const struct sheet_setting *setting)
{
    struct scene page = {.arena = setting->press->arena, .ruler = setting->press->ruler};
    struct sheet_setting trial = *setting;
    trial.page = &page;
    trial.y = setting->area.top;
    set_next_head(&trial);
    return trial.y + below;
}

void sheet_begin_page(struct sheet_setting *setting)
{
    bool first = !setting->page;
    setting->page = press_add_page(setting->press, setting->paper);
    setting->y = setting->area.top;
    if (first)
        set_first_head(setting);
    else
        set_next_head(setting);
    setting->y += below;
}
