"""What Python and the command line both call: typed words become records once, results come back.

A module for each kind of result, so that one command does not load what another needs.
"""
