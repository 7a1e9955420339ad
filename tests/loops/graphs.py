"""Signed graphs of many kinds, the same on every run: (name, number of variables, links), a link
being (from, to, verb, whether it takes time). Parallel links and links to itself are among them."""
import random

VERBS = ("raises", "raises", "lowers")


def signed(pairs, seed, unknown=0.0, parallel=0.0, delayed=0.1):
    rng = random.Random(seed)
    links = []
    for start, end in pairs:
        for _ in range(2 if rng.random() < parallel else 1):
            verb = "affects" if rng.random() < unknown else rng.choice(VERBS)
            links.append((start, end, verb, rng.random() < delayed))
    rng.shuffle(links)
    return links


def chance(size, degree, seed, itself=0.0):
    """Erdős and Rényi: every ordered pair alike."""
    rng = random.Random(seed)
    pairs = {(rng.randrange(size), rng.randrange(size)) for _ in range(int(size * degree))}
    return [(a, b) for a, b in sorted(pairs) if a != b or rng.random() < itself]


def small_world(size, reach, seed, rewired=0.1):
    rng = random.Random(seed)
    pairs = set()
    for start in range(size):
        for step in range(1, reach + 1):
            end = rng.randrange(size) if rng.random() < rewired else (start + step) % size
            if start != end:
                pairs.add((start, end) if rng.random() < 0.8 else (end, start))
    return sorted(pairs)


def scale_free(size, links, seed):
    """Whoever has links gets more."""
    rng = random.Random(seed)
    ends, pairs = [0], set()
    for new in range(1, size):
        for _ in range(links):
            old = rng.choice(ends)
            if old != new:
                pairs.add((new, old) if rng.random() < 0.5 else (old, new))
                ends += [old, new]
    return sorted(pairs)


def ring(size, chords, seed):
    rng = random.Random(seed)
    pairs = {(i, (i + 1) % size) for i in range(size)}
    pairs |= {(rng.randrange(size), rng.randrange(size)) for _ in range(chords)}
    return sorted((a, b) for a, b in pairs if a != b)


def without_loops(size, degree, seed):
    return [(min(pair), max(pair)) for pair in chance(size, degree, seed)]


def apart(groups, size, seed):
    """Groups that lead to the next, and never back."""
    pairs = []
    for group in range(groups):
        base = group * size
        pairs += [(base + a, base + b) for a, b in chance(size, 2.2, seed + group)]
        if group:
            pairs.append((base - 1, base))
    return pairs


def complete(size):
    return [(a, b) for a in range(size) for b in range(size) if a != b]


def simulation(size, seed, more=0.4):
    """Like a simulation model: chains of auxiliaries, a few that many lean on."""
    rng = random.Random(seed)
    hubs, pairs = rng.sample(range(size), max(2, size // 25)), set()
    for end in range(size):
        for _ in range(1 + sum(rng.random() < more for _ in range(3))):
            near = (end + rng.choice((-12, -8, -5, -3, -2, -1, -1, -1, 1, 2, 6))) % size
            start = rng.choice(hubs) if rng.random() < 0.25 else near
            if start != end:
                pairs.add((start, end))
    return sorted(pairs)


def all_graphs(rounds):
    """As many of each kind as there are rounds."""
    graphs = [("complete-%d" % size, size, signed(complete(size), size)) for size in (2, 3, 5, 7)]

    def add(kind, size, pairs, **how):
        graphs.append(("%s-%d-%d" % (kind, size, seed), size, signed(pairs, seed, **how)))

    for seed in range(rounds):
        add("sparse", 5 + 9 * seed, chance(5 + 9 * seed, 1.6, seed, 0.5), unknown=0.05)
        add("dense", 6 + seed % 4, chance(6 + seed % 4, 3.5, seed, 1.0), parallel=0.2)
        add("very-dense", 7, chance(7, 9, seed), unknown=0.1)
        add("small-world", 12 + 3 * seed, small_world(12 + 3 * seed, 2, seed))
        add("scale-free", 10 + 8 * seed, scale_free(10 + 8 * seed, 1 + seed % 2, seed), unknown=0.02)
        add("ring", 10 + 20 * seed, ring(10 + 20 * seed, 6, seed), parallel=0.1)
        add("without-loops", 30 + seed, without_loops(30 + seed, 2, seed))
        add("apart", 40, apart(5, 8, seed), unknown=0.05, parallel=0.3)
        add("simulation", 60 + 5 * seed, simulation(60 + 5 * seed, seed, 0.2))
        add("sparse-large", 300 + 90 * seed, chance(300 + 90 * seed, 1.15, seed))
        add("beyond-count", 60 + 10 * seed, chance(60 + 10 * seed, 4.0, seed), unknown=0.05)
    return graphs
