"""Where the parts meet: words in, records read, the pure core asked, a result out.

The command line and the public Python interface both go through here, so that they cannot differ.
A module for each kind of result, so that one command does not load what another needs.
"""
