"""Measurements of the project beside named peers, each pair in the same run.

__main__    the door: which measures, in what order, where the outcome goes
report      tables, medians, ratios
running     a program run and what it took
workshop    what measures share: copies of the project and of the peers', built once a run
browsing    Chromium, and the relay that counts all it asks for
building    `make check`, the build of the site, one plan and many
weight      the first view of each kind of page
painting    the first paint on a slow phone in a bad network
judging     which result answers which query, and marks for engines
engines     our search, Material's and Pagefind's, asked alike
searching   how well they find, what they load, how fast they answer
lighthouse  Lighthouse's four marks
"""
