#include "driver/command.h"

#include <stdio.h>
#include <string.h>

static void put_option(struct buffer *out, const struct option *option)
{
    struct buffer head = {.arena = out->arena};
    if (option->letter)
        buffer_printf(&head, "-%c, ", option->letter);
    buffer_printf(&head, "%s%s%s", option->name, option->value ? " " : "",
                  option->value ? option->value : "");
    buffer_printf(out, "  %-28s  %s\n", buffer_text(&head), option->doc);
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
            put_option(out, &options[id]);
}

static void put_overview(struct buffer *out)
{
    buffer_put(out, "Catwoe checks models of soft systems and shows what is in them.\n\n");
    for (size_t i = 0; i < command_count; i++)
        buffer_printf(out, "  catwoe %-8s %-15s %s\n", commands[i].name, commands[i].operands,
                      commands[i].doc);
    buffer_put(
        out, "\ncatwoe COMMAND --help tells more. The name - is standard input.\n"
             "Exit status: 0 clean, 1 errors (or what --fail-on names), 2 wrong use or unreadable "
             "input, 3 a fault of ours.\n");
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
