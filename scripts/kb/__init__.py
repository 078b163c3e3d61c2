"""The library behind the handbook: catalogue in, pages and data out.

Read `pipeline` first: it names the stages in order. Then:

    problems    where a fault is, what it is, how to mend it
    model       the entities, and nothing about files, markup or language
    source      files to trees that know their line and column (the only reader of YAML)
    parse       trees to a Catalogue, or problems
    checks      the rules a Catalogue must keep, one module a family
    mentions    where the text names a body or a term
    links       Catalogue to Library: every relation in both directions
    near        which tasks and clauses are near another
    words       the words of the furniture, both languages side by side
    addresses   what is shown where
    render      the Jinja environment and its filters
    teaching    what the session packs teach: the clock, the stamps, what no session covers
    toolkit     who has working papers, with which tasks
    bundle      small scripts joined into one; shorten gives their variables short names
    outputs     one module a product; office/ for papers, slides and tables
    tree        outputs to disk: the only writer
    finish      the built site to the published site
"""
