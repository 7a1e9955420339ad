/* The command line: which command is meant, with what, and its exit status. */
#include "driver/command.h"

#include "base/suggest.h"
#include "base/version.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COMMAND(...)
#define OPTION(id, name, letter, value, doc) {name, value, doc, letter},
const struct option options[OPTION_COUNT] = {
#include "driver/commands.def"
};
#undef OPTION
#undef COMMAND

#define GIVEN(id) (1ull << OPTION_##id)
#define OPTION(...)
#define COMMAND(id, name, operands, given, product, function, doc, more) \
    {name, operands, given, product, function, doc, more},
const struct command commands[] = {
#include "driver/commands.def"
};
const size_t command_count = sizeof commands / sizeof *commands;

static const struct command *command_named(const char *name)
{
    for (size_t i = 0; i < command_count; i++)
        if (!strcmp(commands[i].name, name))
            return &commands[i];
    return NULL;
}

static void tell_arguments(const char *format, va_list arguments)
{
    fputs("catwoe: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
}

void tell(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    tell_arguments(format, arguments);
    va_end(arguments);
}

enum exit_status usage_error(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    tell_arguments(format, arguments);
    va_end(arguments);
    return EXIT_USAGE;
}

const char *option_value(const struct invocation *invocation, enum option_id id)
{
    const char *value = NULL;
    for (size_t i = 0; i < invocation->option_count; i++)
        if (invocation->options[i].id == id)
            value = invocation->options[i].value ? invocation->options[i].value : "";
    return value;
}

long option_number(const struct invocation *invocation, enum option_id id, long least,
                   long otherwise)
{
    const char *value = option_value(invocation, id);
    char *end;
    if (!value)
        return otherwise;
    long number = strtol(value, &end, 10);
    if (end != value && !*end && number >= least)
        return number;
    usage_error("%s wants a whole number, %ld or more, not '%s'", options[id].name, least, value);
    return -1;
}

/* ---- Reading the arguments --------------------------------------------------------------------
 */

static enum option_id option_of(const char *argument, const char **value)
{
    const char *equals = strchr(argument, '=');
    size_t length = equals ? (size_t)(equals - argument) : strlen(argument);
    *value = equals ? equals + 1 : NULL;
    for (enum option_id id = 0; id < OPTION_COUNT; id++) {
        if (strlen(options[id].name) == length && !strncmp(options[id].name, argument, length))
            return id;
        if (options[id].letter && argument[1] == options[id].letter) {
            *value = argument[2] ? argument + 2 : NULL;
            return id;
        }
    }
    return OPTION_COUNT;
}

static bool is_option(const char *argument)
{
    return argument[0] == '-' && argument[1];
}

static bool is_number(const char *argument)
{
    return argument && *argument && !argument[strspn(argument, "0123456789")];
}

static enum exit_status read_option(struct invocation *invocation, char **arguments, int *at)
{
    const char *argument = arguments[*at], *value;
    enum option_id id = option_of(argument, &value);
    if (id == OPTION_COUNT || !(invocation->command->options >> id & 1))
        return usage_error("%s has no option '%s'; see catwoe %s --help", invocation->command->name,
                           argument, invocation->command->name);
    bool may_lack = options[id].value && options[id].value[0] == '[';
    if (options[id].value && !value && (!may_lack || is_number(arguments[*at + 1])))
        value = arguments[++*at];
    if (options[id].value && !value && !may_lack)
        return usage_error("%s wants a value: %s %s", options[id].name, options[id].name,
                           options[id].value);
    if (!options[id].value && value)
        return usage_error("%s takes no value", options[id].name);
    invocation->options[invocation->option_count++] = (struct given_option){id, value};
    return EXIT_CLEAN;
}

static enum exit_status read_arguments(struct invocation *invocation, int count, char **arguments)
{
    bool only_operands = false;
    const char **operands = arena_alloc(invocation->arena, (size_t)count * sizeof(char *));
    invocation->operands = operands;
    invocation->options =
        arena_alloc(invocation->arena, (size_t)count * sizeof *invocation->options);
    for (int at = 2; at < count; at++) {
        if (!only_operands && !strcmp(arguments[at], "--")) {
            only_operands = true;
        } else if (!only_operands && is_option(arguments[at])) {
            if (read_option(invocation, arguments, &at) != EXIT_CLEAN)
                return EXIT_USAGE;
        } else {
            operands[invocation->operand_count++] = arguments[at];
        }
    }
    return EXIT_CLEAN;
}

static bool wants_help(int count, char **arguments)
{
    for (int at = 2; at < count && strcmp(arguments[at], "--") != 0; at++)
        if (!strcmp(arguments[at], "--help") || !strcmp(arguments[at], "-h"))
            return true;
    return false;
}

static enum exit_status tell_no_command(const char *name)
{
    struct suggest suggest;
    const char *ending = strrchr(name, '.');
    suggest_start(&suggest, name, strlen(name));
    for (size_t i = 0; i < command_count; i++)
        suggest_offer(&suggest, commands[i].name, NULL);
    if (ending && !strcmp(ending, ".catwoe"))
        return usage_error("to check a model write: catwoe check %s", name);
    if (suggest.count)
        return usage_error("there is no command '%s'; did you mean %s?", name, suggest.found[0]);
    return usage_error("there is no command '%s'; catwoe help lists them", name);
}

static enum exit_status run(struct invocation *invocation, int count, char **arguments)
{
    const char *name = count > 1 ? arguments[1] : "help";
    if (!strcmp(name, "--version")) {
        puts("catwoe " CATWOE_VERSION);
        return EXIT_CLEAN;
    }
    if (!strcmp(name, "--help") || !strcmp(name, "-h"))
        name = "help";
    invocation->command = command_named(name);
    if (!invocation->command)
        return tell_no_command(name);
    if (wants_help(count, arguments)) {
        invocation->operands = &invocation->command->name;
        invocation->operand_count = 1;
        return command_help(invocation);
    }
    if (read_arguments(invocation, count, arguments) != EXIT_CLEAN)
        return EXIT_USAGE;
    return invocation->command->run(invocation);
}

int main(int count, char **arguments)
{
    jmp_buf exhausted;
    struct invocation invocation = {.exhausted = &exhausted};
    if (setjmp(exhausted)) {
        fputs("catwoe: this machine has not enough memory for that\n", stderr);
        return EXIT_FAULT;
    }
    invocation.arena = arena_new(&exhausted);
    invocation.inputs = arena_new_of(invocation.arena, struct inputs);
    enum exit_status status = run(&invocation, count, arguments);
    arena_free(invocation.arena);
    if (fflush(stdout) || ferror(stdout)) {
        fputs("catwoe: the output could not be written\n", stderr);
        return EXIT_USAGE;
    }
    return (int)status;
}
