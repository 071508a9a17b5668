package pysource

import "polyloom/pyast"

// align returns, for each statement of a list, the number of the one of the original that it was made of, in ascending order; -1 if there is none. Those that
// are the same belong together first; between them, functions and classes of the same name do, and others if there are as many as there were.
func align(list, were []pyast.Stmt) []int {
	a, b := dumps(list), dumps(were)
	from := make([]int, len(list))
	for j := range from {
		from[j] = -1
	}
	head, tail := 0, 0
	for head < min(len(a), len(b)) && a[head] == b[head] {
		from[head] = head
		head++
	}
	for tail < min(len(a), len(b))-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
		from[len(a)-tail] = len(b) - tail
	}
	common(a[head:len(a)-tail], b[head:len(b)-tail], func(j, i int) { from[head+j] = head + i })
	for j := 0; j < len(from); j++ {
		if from[j] >= 0 {
			continue
		}
		i, end := 0, j
		if j > 0 {
			i = from[j-1] + 1
		}
		for end < len(from) && from[end] < 0 {
			end++
		}
		last := len(were)
		if end < len(from) {
			last = from[end]
		}
		pair(list[j:end], were[i:last], func(k, l int) { from[j+k] = i + l })
		j = end
	}
	// What stays without a partner may stand between two that have one: the numbers are ascending all the same.
	return from
}

func dumps(list []pyast.Stmt) []string {
	texts := make([]string, len(list))
	for i, s := range list {
		texts[i] = dumped(s)
	}
	return texts
}

// common calls match for the pairs of a longest common subsequence.
func common(a, b []string, match func(j, i int)) {
	const most = 1 << 22
	if len(a)*len(b) > most {
		return // rewriting all that changed is right, too
	}
	n := make([][]int32, len(a)+1) // the longest of what is behind
	for j := range n {
		n[j] = make([]int32, len(b)+1)
	}
	for j := len(a) - 1; j >= 0; j-- {
		for i := len(b) - 1; i >= 0; i-- {
			if n[j][i] = max(n[j+1][i], n[j][i+1]); a[j] == b[i] {
				n[j][i] = n[j+1][i+1] + 1
			}
		}
	}
	for j, i := 0, 0; j < len(a) && i < len(b); {
		switch {
		case a[j] == b[i]:
			match(j, i)
			j, i = j+1, i+1
		case n[j+1][i] >= n[j][i+1]:
			j++
		default:
			i++
		}
	}
}

// pair calls match for statements that changed and what they were.
func pair(list, were []pyast.Stmt, match func(j, i int)) {
	i := 0
	for j, s := range list {
		for k := i; k < len(were); k++ {
			if defined(s) != "" && defined(s) == defined(were[k]) || defined(s) == "" && len(list) == len(were) && k == j && defined(were[k]) == "" {
				match(j, k)
				i = k + 1
				break
			}
		}
	}
}

// defined returns the kind and name of a function or class; "" for another statement.
func defined(s pyast.Stmt) string {
	switch s := s.(type) {
	case *pyast.FunctionDef:
		return s.Class() + s.Name
	case *pyast.AsyncFunctionDef:
		return s.Class() + s.Name
	case *pyast.ClassDef:
		return s.Class() + s.Name
	}
	return ""
}
