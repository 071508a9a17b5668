// The lines between the markers are what the command prints; an update rewrites them.

// DEFINE: %{input} = echo alpha beta
// RUN: %{input} | filecheck %s

// GENERATED-BY: cat %S/Inputs/checks
// CHECK: alpha beta
// GENERATED-END
