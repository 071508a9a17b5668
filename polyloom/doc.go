// Package polyloom is the program for people who have Python to make fast. Command polyloom is a few lines over Main.
package polyloom
