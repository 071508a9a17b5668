// Package pysource turns the py dialect into Python: into a syntax tree, which pyast.Unparse writes.
//
// Values become expressions where they are used, as long as that keeps the order of evaluation. A value that is used more than once, or not in the order
// in which values are computed, is assigned to a name first that the program does not have. What package fromast has made becomes the tree that it
// was made of.
package pysource
