/* Models are compiled side by side and taken in order.

   Threads, not processes: a compilation has its arena and touches nothing else, so nothing has to
   be guarded, and its findings need not be sent through a pipe but are shown from where they are,
   in order, by the one thread that also shows them with -j 1. Hence the same bytes however many
   there are. Where memory runs out, it is not known whose fault that is: the model is compiled once
   more while no other is. */
#include "driver/check_job.h"

#include <errno.h>
#include <pthread.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* So far do the threads run ahead of what has been taken: more would only hold memory. */
enum { AHEAD_OF_EACH = 4 };

struct pool {
    struct check_job *job;
    struct check_task *tasks;
    size_t count, next, taken; /* next: to be compiled */
    pthread_t *threads;
    unsigned wanted, running;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    bool stop;
};

unsigned processor_count(void)
{
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count < 1 ? 1 : (unsigned)count;
}

void thread_words_end(struct thread_words *words)
{
    arena_free(words->arena);
    *words = (struct thread_words){0};
}

/* What is read into it may run out of memory while a model is made, and then falls with the model.
 */
static struct word_library *library_of(struct thread_words *words, jmp_buf *exhausted)
{
    if (!words->arena)
        words->arena = arena_new(exhausted);
    arena_jump_to(words->arena, exhausted);
    if (!words->library)
        words->library = word_library_new(words->arena);
    return words->library;
}

static void compile_task(struct check_task *task, struct word_library *words)
{
    struct check_wish wish = task->settings->wish;
    wish.words = words;
    if (task->text)
        compile_text(&task->compilation, "<standard input>", task->text->items, task->text->count,
                     GOAL_CHECKED, &wish);
    else
        task->result = compile(&task->compilation, task->path, GOAL_CHECKED, &wish);
    task->problem = errno;
}

void check_make(const struct check_job *job, struct check_task *task, struct thread_words *words)
{
    jmp_buf exhausted;
    if (setjmp(exhausted)) {
        compilation_end(&task->compilation);
        thread_words_end(words);
        task->exhausted = true;
        return;
    }
    compilation_start(&task->compilation, &exhausted);
    compile_task(task, library_of(words, &exhausted));
    arena_jump_to(task->compilation.arena, job->invocation->exhausted);
}

static void *work(void *given)
{
    struct pool *pool = given;
    struct thread_words words = {0};
    pthread_mutex_lock(&pool->lock);
    while (!pool->stop && pool->next < pool->count) {
        if (pool->next >= pool->taken + (size_t)pool->wanted * AHEAD_OF_EACH) {
            pthread_cond_wait(&pool->changed, &pool->lock);
            continue;
        }
        struct check_task *task = &pool->tasks[pool->next++];
        pthread_mutex_unlock(&pool->lock);
        check_make(pool->job, task, &words);
        pthread_mutex_lock(&pool->lock);
        task->made = true;
        pthread_cond_broadcast(&pool->changed);
    }
    pthread_mutex_unlock(&pool->lock);
    thread_words_end(&words);
    return NULL;
}

/* Where the system gives fewer threads than are wanted, or none, those do it. */
static void start_threads(struct pool *pool)
{
    pool->stop = false;
    while (pool->running < pool->wanted &&
           !pthread_create(&pool->threads[pool->running], NULL, work, pool))
        pool->running++;
}

static void stop_threads(struct pool *pool)
{
    pthread_mutex_lock(&pool->lock);
    pool->stop = true;
    pthread_cond_broadcast(&pool->changed);
    pthread_mutex_unlock(&pool->lock);
    while (pool->running)
        pthread_join(pool->threads[--pool->running], NULL);
}

/* Without the others, and without what they have made already. */
static void make_alone(struct pool *pool, size_t number)
{
    stop_threads(pool);
    for (size_t i = number; i < pool->next; i++) {
        compilation_end(&pool->tasks[i].compilation);
        pool->tasks[i].made = pool->tasks[i].exhausted = false;
    }
    check_make(pool->job, &pool->tasks[number], &pool->job->words);
    pool->next = number + 1;
    start_threads(pool);
}

static void wait_for(struct pool *pool, size_t number)
{
    pthread_mutex_lock(&pool->lock);
    while (!pool->tasks[number].made)
        pthread_cond_wait(&pool->changed, &pool->lock);
    pthread_mutex_unlock(&pool->lock);
}

static void make_or_wait(struct pool *pool, size_t number)
{
    if (!pool->running) {
        check_make(pool->job, &pool->tasks[number], &pool->job->words);
        return;
    }
    wait_for(pool, number);
    if (pool->tasks[number].exhausted)
        make_alone(pool, number);
}

static void say_taken(struct pool *pool, size_t taken)
{
    pthread_mutex_lock(&pool->lock);
    pool->taken = taken;
    pthread_cond_broadcast(&pool->changed);
    pthread_mutex_unlock(&pool->lock);
}

/* What one model gives back the next one takes, rather than the system between them: asking for it
   again costs a third of the time where models are small. */
static void keep_memory(void)
{
#ifdef __GLIBC__
    enum { KEPT = 32 * 1024 * 1024 };
    mallopt(M_TRIM_THRESHOLD, KEPT);
    mallopt(M_MMAP_THRESHOLD, KEPT);
#endif
}

static struct pool *pool_new(struct check_job *job, struct check_task *tasks, size_t count)
{
    struct arena *arena = job->invocation->arena; /* outlives even a run that is given up */
    struct pool *pool = arena_new_of(arena, struct pool);
    pool->job = job;
    pool->tasks = tasks;
    pool->count = count;
    pool->wanted = job->threads > count ? (unsigned)count : job->threads;
    pool->threads = arena_alloc(arena, (pool->wanted + 1) * sizeof *pool->threads);
    pthread_mutex_init(&pool->lock, NULL);
    pthread_cond_init(&pool->changed, NULL);
    return pool;
}

void check_each(struct check_job *job, struct check_task *tasks, size_t count, take_task *take)
{
    struct pool *pool = pool_new(job, tasks, count);
    if (count > 1)
        keep_memory();
    if (pool->wanted > 1)
        start_threads(pool);
    for (size_t i = 0; i < count; i++) {
        make_or_wait(pool, i);
        take(job, &tasks[i]);
        compilation_end(&tasks[i].compilation);
        say_taken(pool, i + 1);
    }
    stop_threads(pool);
    pthread_cond_destroy(&pool->changed);
    pthread_mutex_destroy(&pool->lock);
}
