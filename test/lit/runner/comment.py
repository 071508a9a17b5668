# RUN: filecheck %s < %S/Inputs/loop.py \
# RUN:   --check-prefix=PY
# REQUIRES: system-linux || system-darwin
# UNSUPPORTED: system-windows

# PY: for i in range(4):
# PY-NEXT: {{^ +}}A[i] = 0.0
