#include "driver/command.h"

#include "base/utf8.h"
#include "driver/crossing.h"
#include "driver/settings.h"

#include <stdio.h>
#include <string.h>

/* A word, and blanks up to where the next column begins. */
static void put_column(struct buffer *out, const char *word, size_t cells)
{
    size_t used = utf8_cells(word, strlen(word));
    buffer_printf(out, "%s  ", word);
    buffer_repeat(out, ' ', used < cells ? cells - used : 0);
}

static void put_option(struct buffer *out, const struct command *command, enum option_id id)
{
    const struct option *option = &options[id];
    struct buffer head = {.arena = out->arena};
    if (option->letter)
        buffer_printf(&head, "-%c, ", option->letter);
    buffer_printf(&head, "%s%s%s", option->name, option->value ? " " : "",
                  option->value ? option->value : "");
    buffer_put(out, "  ");
    put_column(out, buffer_text(&head), 28);
    buffer_put(out, option->doc);
    if (id == OPTION_FROM || (id == OPTION_TO && command->run == command_export))
        buffer_printf(out, ": %s", door_names(out->arena));
    else if (id == OPTION_TO)
        buffer_printf(out, ": %s", formats_for(out->arena, command->product, false));
    buffer_byte(out, '\n');
}

static void put_command(struct buffer *out, const struct command *command)
{
    buffer_printf(out, "catwoe %s%s%s\n\n%c%s. %s\n", command->name,
                  command->options ? " [OPTION …] " : " ", command->operands,
                  command->doc[0] - 'a' + 'A', command->doc + 1, command->more);
    if (command->options)
        buffer_put(out, "\n");
    for (enum option_id id = 0; id < OPTION_COUNT; id++)
        if (command->options >> id & 1)
            put_option(out, command, id);
    if (command->run == command_check)
        put_settings(out);
}

static void put_overview(struct buffer *out)
{
    buffer_put(out, "Catwoe checks models of soft systems and shows what is in them.\n\n");
    for (size_t i = 0; i < command_count; i++) {
        const char *usage =
            arena_printf(out->arena, "%-7s %s", commands[i].name, commands[i].operands);
        buffer_put(out, "  catwoe ");
        put_column(out, usage, 28);
        buffer_printf(out, "%s\n", commands[i].doc);
    }
    buffer_put(out, "\ncatwoe COMMAND --help tells more. The name - is standard input.\n"
                    "Exit status: 0 clean, 1 errors (or what --fail-on names), 2 wrong use, "
                    "unreadable input or output that could not be written, 3 a fault of ours.\n");
}

enum exit_status command_help(struct invocation *invocation)
{
    struct buffer out = {.arena = invocation->arena};
    const struct command *command = NULL;
    const char *name = invocation->operand_count ? invocation->operands[0] : NULL;
    for (size_t i = 0; name && i < command_count; i++)
        if (!strcmp(commands[i].name, name))
            command = &commands[i];
    if (name && !command)
        return usage_error("there is no command '%s'; catwoe help lists them", name);
    if (command)
        put_command(&out, command);
    else
        put_overview(&out);
    fwrite(out.items, 1, out.count, stdout);
    return EXIT_CLEAN;
}
