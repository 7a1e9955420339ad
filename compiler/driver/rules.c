/* The rules of all rooms together, as the command line and settings name them. */
#include "driver/rules.h"

#include "check/check.h"
#include "draw/quality.h"

#include <string.h>

const struct rule *listed_rule(size_t number)
{
    if (number < CHECK_COUNT)
        return &checks[number].rule;
    number -= CHECK_COUNT;
    if (number < MESSAGE_COUNT)
        return &message_rules[number];
    number -= MESSAGE_COUNT;
    return number < FAULT_COUNT ? &fault_rules[number] : NULL;
}

const struct rule *find_rule(const char *name)
{
    const struct rule *rule = rule_named(name);
    for (size_t i = 0; !rule && i < FAULT_COUNT; i++)
        rule = strcmp(fault_rules[i].name, name) ? NULL : &fault_rules[i];
    return rule;
}

void suggest_rules(struct suggest *suggest)
{
    const struct rule *rule;
    for (size_t i = 0; (rule = listed_rule(i)); i++)
        suggest_offer(suggest, rule->name, NULL);
}
