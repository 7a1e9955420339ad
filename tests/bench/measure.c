/*
 * Runs commands in turn, several times over, and tells what each of them cost.
 *
 *     measure [-n RUNS] [-t SECONDS] COMMAND [ARGUMENT ...] [-- COMMAND [ARGUMENT ...]] ...
 *
 * The runs alternate, so that a busy spell of the machine falls on all commands alike. What the
 * commands write goes to /dev/null. One line a command, in the order given:
 *
 *     CPU WALL MEMORY STATUS
 *
 * CPU: user and system time in milliseconds, the least of all runs. WALL: milliseconds, the lower
 * quartile. MEMORY: the largest resident set in KiB. STATUS: the exit status of the worst run;
 * 128 and the signal's number after a signal, 124 when SECONDS were over.
 */
#define _DEFAULT_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MAX_COMMANDS = 8, MAX_RUNS = 10000, STATUS_TIMEOUT = 124 };

extern char **environ;

struct command {
    char **words;  /* ends in a null pointer */
    double *walls; /* one for every run */
    double cpu;
    long memory;
    int status;
};

struct plan {
    struct command commands[MAX_COMMANDS];
    int count;
    int runs;
    unsigned seconds; /* 0: no limit */
};

static volatile sig_atomic_t running; /* the child that the alarm is for */
static volatile sig_atomic_t timed_out;

static void stop_child(int signal_number)
{
    (void)signal_number;
    timed_out = 1;
    kill((pid_t)running, SIGKILL);
}

static void fail(const char *what)
{
    fprintf(stderr, "measure: %s: %s\n", what, strerror(errno));
    exit(2);
}

static double milliseconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static double milliseconds_of(struct timeval time)
{
    return (double)time.tv_sec * 1e3 + (double)time.tv_usec / 1e3;
}

static pid_t start(char **words)
{
    posix_spawn_file_actions_t actions;
    pid_t child;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    errno = posix_spawnp(&child, words[0], &actions, NULL, words, environ);
    if (errno)
        fail(words[0]);
    posix_spawn_file_actions_destroy(&actions);
    return child;
}

static int exit_status(int status)
{
    if (timed_out)
        return STATUS_TIMEOUT;
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

/* One run; its figures go into the command. */
static void run_once(struct command *command, int run, unsigned seconds)
{
    struct rusage usage;
    int status;
    double begin = milliseconds_now();
    pid_t child = start(command->words);
    timed_out = 0;
    running = (sig_atomic_t)child;
    alarm(seconds);
    while (wait4(child, &status, 0, &usage) < 0)
        if (errno != EINTR)
            fail("wait4");
    alarm(0);
    command->walls[run] = milliseconds_now() - begin;

    double cpu = milliseconds_of(usage.ru_utime) + milliseconds_of(usage.ru_stime);
    if (run == 0 || cpu < command->cpu)
        command->cpu = cpu;
    if (usage.ru_maxrss > command->memory)
        command->memory = usage.ru_maxrss;
    if (exit_status(status) > command->status)
        command->status = exit_status(status);
}

static int compare_doubles(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static void print_figures(struct command *command, int runs)
{
    qsort(command->walls, (size_t)runs, sizeof *command->walls, compare_doubles);
    printf("%.3f %.3f %ld %d\n", command->cpu, command->walls[runs / 4], command->memory,
           command->status);
}

static void usage_error(void)
{
    fprintf(stderr, "usage: measure [-n RUNS] [-t SECONDS] COMMAND ... [-- COMMAND ...]\n");
    exit(2);
}

static long number_option(const char *text, long least, long most)
{
    char *end;
    long number = strtol(text, &end, 10);
    if (*end || end == text || number < least || number > most)
        usage_error();
    return number;
}

/* Reads the options; gives the first word behind them. */
static char **read_options(struct plan *plan, char **word)
{
    for (; *word && (*word)[0] == '-' && strcmp(*word, "--") != 0; word += 2) {
        if (!word[1])
            usage_error();
        if (strcmp(*word, "-n") == 0)
            plan->runs = (int)number_option(word[1], 1, MAX_RUNS);
        else if (strcmp(*word, "-t") == 0)
            plan->seconds = (unsigned)number_option(word[1], 0, 86400);
        else
            usage_error();
    }
    return word;
}

/* Cuts the words at every "--" into commands. */
static void read_commands(struct plan *plan, char **word)
{
    while (*word) {
        if (plan->count == MAX_COMMANDS || strcmp(*word, "--") == 0)
            usage_error();
        struct command *command = &plan->commands[plan->count++];
        command->words = word;
        command->walls = calloc((size_t)plan->runs, sizeof *command->walls);
        if (!command->walls)
            fail("memory");
        while (*word && strcmp(*word, "--") != 0)
            word++;
        if (*word)
            *word++ = NULL;
    }
    if (plan->count == 0)
        usage_error();
}

int main(int argc, char **argv)
{
    struct plan plan = {.runs = 1};
    struct sigaction on_alarm = {.sa_handler = stop_child};
    (void)argc;
    read_commands(&plan, read_options(&plan, argv + 1));
    sigaction(SIGALRM, &on_alarm, NULL);
    for (int run = 0; run < plan.runs; run++)
        for (int i = 0; i < plan.count; i++)
            run_once(&plan.commands[i], run, plan.seconds);
    for (int i = 0; i < plan.count; i++) {
        print_figures(&plan.commands[i], plan.runs);
        free(plan.commands[i].walls);
    }
    return 0;
}
