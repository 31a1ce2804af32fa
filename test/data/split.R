# The chance that hits dealt out to batches in proportion to their sizes separate as well at any place, by all ways there
# are to deal them: Rscript test/data/split.R > test/data/split.json
compositions <- function(hits, batches) {
  if (batches == 1) return(matrix(hits, 1, 1))
  do.call(rbind, lapply(0:hits, function(first) cbind(first, compositions(hits - first, batches - 1))))
}

deviance <- function(older, size, hits, all) {
  term <- function(k, n) ifelse(k == 0, 0, 2 * k * log(k / (hits * n / all)))
  term(older, size) + term(hits - older, all - size)
}

chance <- function(hits, size, places) {
  ways <- compositions(hits, length(size))
  weight <- apply(ways, 1, dmultinom, prob = size / sum(size))
  older <- t(apply(ways, 1, cumsum))[, places, drop = FALSE]
  sizes <- cumsum(size)[places]
  each <- sapply(seq_along(places), function(i) deviance(older[, i], sizes[i], hits, sum(size)))
  function(observed) sum(weight[apply(matrix(each, nrow(ways)), 1, max) >= observed - 1e-9])
}

# X squared given all hits: its mean and variance over all ways to deal them out.
pearson <- function(hits, size) {
  ways <- compositions(hits, length(size))
  weight <- apply(ways, 1, dmultinom, prob = size / sum(size))
  expected <- hits * size / sum(size)
  square <- apply(ways, 1, function(way) sum((way - expected)^2 / expected))
  c(mean = sum(weight * square), variance = sum(weight * square^2) - sum(weight * square)^2)
}

number <- function(x) sprintf("%.12g", x)
cases <- list(
  list(hits = 6, size = c(10, 10, 10, 10, 10, 10), places = 1:5, deviance = c(2, 4, 8)),
  list(hits = 8, size = c(12.5, 3, 20, 7.25, 9), places = 1:4, deviance = c(3, 6.5, 10)),
  list(hits = 5, size = c(5, 6, 7, 8, 9, 10, 4, 3), places = 4, deviance = c(1, 5))
)
split <- vapply(cases, function(case) {
  of <- chance(case$hits, case$size, case$places)
  sprintf('{"hits":%d,"size":[%s],"places":[%s],"deviance":[%s],"chance":[%s]}', case$hits,
          paste(case$size, collapse = ","), paste(case$places, collapse = ","), paste(case$deviance, collapse = ","),
          paste(number(vapply(case$deviance, of, 0)), collapse = ","))
}, "")
spread <- vapply(cases, function(case) {
  found <- pearson(case$hits, case$size)
  sprintf('{"hits":%d,"size":[%s],"mean":%s,"variance":%s}', case$hits, paste(case$size, collapse = ","),
          number(found["mean"]), number(found["variance"]))
}, "")
cat(sprintf('{"split":[%s],\n"spread":[%s]}\n', paste(split, collapse = ",\n"), paste(spread, collapse = ",\n")))
