#ifndef CATWOE_CHECK_WORD_FORMS_H
#define CATWOE_CHECK_WORD_FORMS_H

#include "check/words.h"

/* The forms of words, made as the list `forms` of the language says. A line of it is

       FORM ENDING INSTEAD

   A word that ends so is of this form, where a verb of the list comes out when INSTEAD is put in
   the ending's place: `participle ied y` makes carried of carry. A point stands for nothing, 2 for
   a doubled letter and 1 for that letter once: `participle 2ed 1` makes stopped of stop. A star
   instead takes any word with that ending. Of `stem`, `plural` and `prefix` the outcome need not
   be a verb. */
enum word_form {
    FORM_VERB,         /* another spelling of a verb, or what only a verb ends in */
    FORM_VERB_PREFIX,  /* what may stand before a verb: its second word is the prefix */
    FORM_PARTICIPLE,   /* past participle */
    FORM_GERUND,       /* the deed as a thing: delivering */
    FORM_STATEMENT,    /* states something by itself, where the verb is no noun: leads */
    FORM_AFTER_PLURAL, /* states something behind a plural: families need */
    FORM_PLURAL,
    FORM_ADVERB,
    FORM_PREFIX,   /* left out where words are compared: unpainted */
    FORM_STEM,     /* an ending that is left out then; the first that fits */
    FORM_STEM_END, /* what is done to the rest */
    FORM_ELISION,  /* a word that is written together with the next: l' */
    FORM_HEAD,     /* `head last`: the chief word of a thing is its last */
    FORM_COUNT
};

/* A bare verb, in whatever spelling. */
bool is_verb(struct words *, const char *word);

/* The same where it is no noun as well. */
bool is_nothing_but_verb(struct words *, const char *word);

/* A verb made of two words: co-design, follow-up. */
bool is_compound_verb(struct words *, const char *word);

/* A past participle: implemented, kept. */
bool is_participle(struct words *, const char *word);

/* The deed as a thing: delivering. */
bool is_gerund(struct words *, const char *word);

/* Has an ending of this form, and a verb comes out where the form wants one. */
bool has_form(struct words *, enum word_form, const char *word);

/* Whether what ends before a place of the phrase is the chief part of a thing: "care system", but
   not "system leaders". Where the language puts the chief word first, it always is. */
bool is_head(struct words *, struct phrase, size_t end);

/* Two words that are forms of one: need, needs, needed; unpainted, painted. */
bool same_stem(struct words *, const char *a, const char *b);

/* The same, or one made of the other: improve, improvement. Rough, for rules that speak where
   nothing is alike. */
bool akin(struct words *, const char *a, const char *b);

/* Length of the elided word that this one begins with: 2 of l'accueil; else 0. */
size_t elision_length(struct words *, const char *word);

#endif
