# RUN: not upper %S/nosuch 2>&1 | count 1
# REQUIRES: here
