module polyloom

go 1.26
