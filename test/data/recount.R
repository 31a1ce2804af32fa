# Counts again what `prospect report tactics --csv` says, from exported touches alone and from the definitions in
# docs/numbers.md; nothing of the program is used. Base R and the package survival. How to run it:
# README.md beside this file.
library(survival)

stages <- c("attempted", "reached", "conversation", "meeting", "held", "proposal", "won")
windows <- c(reached = 14, conversation = 14, meeting = 30, held = 45, proposal = 90, won = 180)
# The default outcomes after which nothing more is expected of a lead; the exports tell of no other address.
ends <- c("wrong-number", "bounced", "not-interested", "won", "lost", "do-not-contact")

weekdays_named <- c("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# ---------------------------------------------------------------- reading

instant <- function(text) { # milliseconds; NA for a day alone
  timed <- nchar(text) > 10
  local <- as.numeric(as.POSIXct(ifelse(timed, substr(text, 1, 19), NA), format = "%Y-%m-%dT%H:%M:%S", tz = "UTC"))
  zone <- substr(text, nchar(text) - 5, nchar(text))
  offset <- suppressWarnings(as.numeric(substr(zone, 2, 3)) * 60 + as.numeric(substr(zone, 5, 6)))
  1000 * (local - ifelse(substr(zone, 1, 1) == "-", -60, 60) * offset)
}

# One row a touch: whom, when, and what it may be grouped by. One at nobody in particular is a lead of its own, with a
# number below zero.
read_touches <- function(file) {
  raw <- read.csv(file, colClasses = "character", na.strings = "", encoding = "UTF-8")
  day <- as.Date(raw$date)
  data.frame(
    touch = as.integer(raw$touch), lead = as.integer(ifelse(is.na(raw$lead_id), -as.integer(raw$touch), raw$lead_id)), day = as.integer(day), at = instant(raw$at),
    seconds = as.numeric(raw$seconds), channel = raw$channel, source = raw$source, origin = raw$origin,
    tier = raw$tier, tactic = paste0(raw$tactic, "@", raw$version), kind = raw$kind,
    month = format(day, "%Y-%m"), week = format(day, "%G-W%V"), weekday = weekdays_named[as.integer(format(day, "%u"))],
    hour = sub("..$", "00", raw$time), outcome = raw$outcome, stage = raw$stage, state = raw$state, steps = raw$steps
  )
}

# One row a result: the only one of its touch, or each of its `steps`.
read_results <- function(touches) {
  single <- touches[is.na(touches$steps), ]
  alone <- data.frame(touch = single$touch, lead = single$lead, number = 1L, day = single$day, at = single$at,
                      outcome = single$outcome, state = single$state, stage = match(single$stage, stages) - 1L)
  pattern <- '\\{"outcome":"([^"]*)","stage":(null|\\d),"state":"([^"]*)","day":"([0-9-]*)","at":(null|-?\\d+),'
  many <- lapply(which(!is.na(touches$steps)), function(row) {
    found <- regmatches(touches$steps[row], gregexpr(pattern, touches$steps[row], perl = TRUE))[[1]]
    stopifnot(length(found) == lengths(gregexpr('"uid":"', touches$steps[row])))
    part <- function(n) sub(paste0(pattern, ".*"), paste0("\\", n), found, perl = TRUE)
    number <- function(text) suppressWarnings(as.numeric(text))
    data.frame(touch = touches$touch[row], lead = touches$lead[row], number = seq_along(found),
               day = as.integer(as.Date(part(4))), at = number(part(5)), outcome = part(1), state = part(3),
               stage = as.integer(number(part(2))))
  })
  many <- lapply(many, function(steps) { # one without a time comes after the one it follows on that day
    for (row in which(is.na(steps$at))) {
      followed <- which(steps$day == steps$day[row] & steps$number < row & !is.na(steps$at))
      if (length(followed) > 0) steps$at[row] <- steps$at[max(followed)]
    }
    steps
  })
  results <- in_order(do.call(rbind, c(list(alone), many)))
  for (row in which(is.na(results$stage) & !is.na(results$lead))) { # "lost" shows the furthest its lead had come
    before <- results$stage[seq_len(row - 1)][results$lead[seq_len(row - 1)] == results$lead[row]]
    results$stage[row] <- max(0, before, na.rm = TRUE)
  }
  results
}

# What comes first: by day, without a time first, then by instant, touch and result.
in_order <- function(rows) rows[order(rows$lead, rows$day, rows$at, rows$touch, rows$number, na.last = FALSE), ]
label <- function(values) ifelse(is.na(values), "unknown", values)
first_each <- function(rows, ...) rows[!duplicated(rows[c(...)]), ]

# ---------------------------------------------------------------- units

# One row a lead and group in which it is at risk: `time` days until the first of what became of it, `fate`.
find_units <- function(touches, results, by, goal, as_of) {
  touches <- in_order(transform(touches[touches$day <= as_of & !is.na(touches$lead), ], number = 0L))
  results <- in_order(results[results$day <= as_of & results$touch %in% touches$touch, ])
  group_of <- setNames(touches[[by]], touches$touch)
  goals <- first_each(results[!is.na(results$stage) & results$stage >= match(goal, stages) - 1L, ], "lead")
  goals$group <- unname(group_of[as.character(goals$touch)])
  last <- results[!duplicated(results$lead, fromLast = TRUE), ]
  lost <- last[last$outcome %in% ends, ]

  units <- first_each(transform(touches, group = touches[[by]]), "lead", "group")
  goal_row <- match(units$lead, goals$lead)
  mine <- !is.na(goal_row) & mapply(identical, units$group, goals$group[goal_row])
  goal_day <- goals$day[goal_row]
  goal_at <- goals$at[goal_row]
  # The goal came before the unit's first touch; on one day, no time is before any time.
  earlier <- !is.na(goal_row) & (goal_day < units$day |
    (goal_day == units$day & (ifelse(is.na(goal_at), -Inf, goal_at) < ifelse(is.na(units$at), -Inf, units$at))))
  # Who has no name is settled the same day.
  lost_day <- ifelse(units$lead < 0, units$day, lost$day[match(units$lead, lost$lead)])
  units$fate <- ifelse(!is.na(goal_row), ifelse(mine, "converted", "lost"), ifelse(!is.na(lost_day), "lost", "open"))
  end <- ifelse(!is.na(goal_row), goal_day, ifelse(!is.na(lost_day), lost_day, as_of))
  units$time <- end - units$day
  units[mine | !earlier, ]
}

# ---------------------------------------------------------------- estimates

wilson <- function(k, n, level) {
  z <- qnorm(1 - (1 - level / 100) / 2)
  p <- k / n
  centre <- (p + z^2 / (2 * n)) / (1 + z^2 / n)
  half <- z / (1 + z^2 / n) * sqrt(p * (1 - p) / n + z^2 / (4 * n^2))
  c(if (k == 0) 0 else centre - half, if (k == n) 1 else centre + half)
}

# Cumulative incidence by Aalen and Johansen (survfit, several states) with Wilson at F(1-F)/variance leads.
# `old` of them are old enough: from 20 on it speaks for the whole window.
incidence <- function(time, fate, window, level, old) {
  none <- c(rate = NA, low = NA, high = NA, days = NA, size = NA)
  if (length(time) < 5) return(none)
  followed <- vapply(0:window, function(day) sum(time >= day), 0)
  censored <- time[fate == "open" & time < window]
  last <- if (length(censored) == 0 || followed[window + 1] >= 5 || old >= 20) window
          else max(which(followed >= 5) - 1, min(censored))
  known <- sum(!(fate == "open" & time < last))
  # A day later throughout: survfit wants no event at time 0.
  curve <- survfit(Surv(time + 1, factor(fate, c("open", "converted", "lost"))) ~ 1)
  at_end <- summary(curve, times = last + 1, extend = TRUE)
  rate <- at_end$pstate[1, curve$states == "converted"]
  variance <- at_end$std.err[1, curve$states == "converted"]^2
  size <- if (rate * (1 - rate) > 1e-9) rate * (1 - rate) / variance else max(known, 1)
  if (abs(size - length(time)) < 1e-6) size <- length(time)
  range <- wilson(rate * size, size, level)
  c(rate = rate, low = range[1], high = range[2], days = last, size = size)
}

# How much batches differ: X squared by its degrees of freedom, where it is more than two of its own standard errors
# above them.
batch_effect <- function(hits, size) {
  hits <- hits[size > 0]
  size <- size[size > 0]
  n <- length(size)
  k <- sum(hits)
  if (n < 4 || k == 0 || k >= sum(size)) return(1)
  expected <- k * size / sum(size)
  square <- sum((hits - expected)^2 / expected) / (1 - k / sum(size))
  variance <- 2 * (n - 1) + (sum(sum(size) / size) - n^2 - 2 * n + 2) / k
  if (square - (n - 1) > 2 * sqrt(variance)) square / (n - 1) else 1
}

# How much the known sources of leads that are old enough differ, from 20 such leads on.
source_effect <- function(units, on_time, old) {
  told <- old & !is.na(units$source)
  if (sum(old) < 20 || !any(told)) return(1)
  batch_effect(tapply(on_time[told], units$source[told], sum), tapply(old[told], units$source[told], sum))
}

# How much the weeks of first touches differ. A lead not followed to the window stands for the part of the conversions due by then.
week_effect <- function(units, on_time, as_of, window) {
  curve <- survfit(Surv(units$time + 1, factor(units$fate, c("open", "converted", "lost"))) ~ 1)
  at <- summary(curve, times = 0:window + 1, extend = TRUE)
  due <- at$pstate[, curve$states == "converted"]
  part <- if (due[window + 1] > 0) due / due[window + 1] else as.numeric(0:window == window)
  week <- (units$day + 3) %/% 7 # day 0 was a Thursday
  size <- tapply(part[pmin(window, as_of - units$day) + 1], week, sum)
  batch_effect(tapply(on_time, week, sum), size)
}

one_group <- function(units, as_of, window, level, by) {
  on_time <- units$fate == "converted" & units$time <= window
  old <- as_of - units$day >= window
  judged <- sum(old)
  converted <- sum(old & on_time)
  range <- if (judged > 0) wilson(converted, judged, level) else c(NA, NA)
  by_window <- incidence(units$time, units$fate, window, level, judged)
  size <- by_window[["size"]]
  if (!is.na(size) && by_window[["days"]] == window && size >= 20) {
    effect <- week_effect(units, on_time, as_of, window)
    if (by == "tactic") effect <- max(effect, source_effect(units, on_time, old))
    less <- max(size / effect, 20)
    if (less < size) {
      by_window[["size"]] <- less
      by_window[c("low", "high")] <- wilson(by_window[["rate"]] * less, less, level)
    }
  }
  data.frame(
    leads = nrow(units), leads_unnamed = sum(units$lead < 0), leads_converted = sum(on_time), judged, converted,
    rate = if (judged > 0) converted / judged else NA, rate_low = range[1], rate_high = range[2],
    by_window = by_window[["rate"]], by_window_low = by_window[["low"]], by_window_high = by_window[["high"]],
    followed_days = by_window[["days"]], open = sum(units$fate == "open" & !old), effective = by_window[["size"]]
  )
}

# ---------------------------------------------------------------- credit

# Who gets each lead's goal: the touch that reached it, the first, or all touches in the window up to it in equal parts.
credits <- function(touches, results, by, goal, as_of, window) {
  touches <- in_order(transform(touches[touches$day <= as_of & !is.na(touches$lead), ], number = 0L))
  results <- in_order(results[results$day <= as_of & results$touch %in% touches$touch, ])
  goals <- first_each(results[!is.na(results$stage) & results$stage >= match(goal, stages) - 1L, ], "lead")
  groups <- unique(label(touches[[by]]))
  shares <- matrix(0, length(groups), 3, dimnames = list(groups, c("credit_last", "credit_first", "credit_linear")))
  by_lead <- split(seq_len(nrow(touches)), touches$lead)
  for (row in seq_len(nrow(goals))) {
    end <- goals[row, ]
    own <- touches[by_lead[[as.character(end$lead)]], ]
    before <- own$day < end$day | (own$day == end$day & (is.na(own$at) | (!is.na(end$at) & own$at <= end$at)))
    path <- own[own$touch == end$touch | (before & end$day - own$day <= window), ]
    key <- label(path[[by]])
    last <- key[path$touch == end$touch]
    shares[last, 1] <- shares[last, 1] + 1
    shares[key[1], 2] <- shares[key[1], 2] + 1
    for (each in key) shares[each, 3] <- shares[each, 3] + 1 / length(key)
  }
  shares
}

# ---------------------------------------------------------------- best guess

# The hierarchical grid: 17 means, 7 strengths, each cell weighted by what it makes of all counts k of n.
grid_posterior <- function(k, n) {
  cells <- expand.grid(mu = plogis(seq(-6, 2, 0.5)), s = exp(0:6 / 6 * log(1000)))
  a <- cells$mu * cells$s
  b <- (1 - cells$mu) * cells$s
  log_weight <- log(cells$mu) / 2 + log(1 - cells$mu) / 2
  for (i in seq_along(k)) log_weight <- log_weight + lbeta(k[i] + a, n[i] - k[i] + b) - lbeta(a, b)
  weight <- exp(log_weight - max(log_weight))
  list(weight = weight / sum(weight), a = a, b = b)
}

judge <- function(k, n, worth, level) {
  post <- grid_posterior(k, n)
  per_tactic <- lapply(seq_along(k), function(i) {
    a <- k[i] + post$a
    b <- n[i] - k[i] + post$b
    below <- function(x) sum(post$weight * pbeta(x, a, b))
    quantile <- function(p) uniroot(function(x) below(x) - p, c(0, 1), tol = 1e-15)$root
    tail <- (1 - level / 100) / 2
    data.frame(best_guess = sum(post$weight * a / (a + b)), best_low = quantile(tail), best_high = quantile(1 - tail),
               chance_worth = if (is.na(worth[i])) NA else sum(post$weight * pbeta(worth[i], a, b, lower.tail = FALSE)))
  })
  nothing <- data.frame(chance_best = NA, expected_loss = NA)
  cbind(do.call(rbind, per_tactic), if (sum(k) > 0) chance_best(k, n, post) else nothing)
}

# The chance to be the best of its kind, and how much is lost on average by choosing it.
chance_best <- function(k, n, post) {
  cells <- which(post$weight > 1e-9 * max(post$weight))
  weight <- post$weight[cells] / sum(post$weight[cells])
  strength <- post$a[cells] + post$b[cells]
  means <- vapply(seq_along(k), function(i) sum(weight * (k[i] + post$a[cells]) / (n[i] + strength)), 0)
  wins <- best <- numeric(length(k))
  for (each in seq_along(cells)) {
    a <- k + post$a[cells[each]]
    b <- n - k + post$b[cells[each]]
    for (i in seq_along(k)) {
      # Over the logit, where the density is smooth to the ends.
      density <- function(t) {
        x <- plogis(t)
        others <- Reduce(`*`, lapply(setdiff(seq_along(k), i), function(j) pbeta(x, a[j], b[j])), rep(1, length(t)))
        exp(a[i] * plogis(t, log.p = TRUE) + b[i] * plogis(-t, log.p = TRUE) - lbeta(a[i], b[i])) * others
      }
      # The density falls like exp(a t) to the left and exp(-b t) to the right.
      middle <- log(a[i] / b[i])
      spread <- sqrt((a[i] + b[i]) / (a[i] * b[i]))
      cuts <- c(middle - 45 / a[i] - 9 * spread, middle + (-8:8) * spread, middle + 45 / b[i] + 9 * spread)
      integral <- function(f) sum(vapply(2:length(cuts), function(to)
        integrate(f, cuts[to - 1], cuts[to], rel.tol = 1e-12, subdivisions = 1000, stop.on.error = FALSE)$value, 0))
      wins[i] <- wins[i] + weight[each] * integral(density)
      best[i] <- best[i] + weight[each] * integral(function(t) plogis(t) * density(t))
    }
  }
  data.frame(chance_best = wins, expected_loss = sum(best) - means)
}

# ---------------------------------------------------------------- tables

# All that a report by `by` says of each group, in the order of their names.
recount <- function(data, journal, by, goal, as_of, window = windows[[goal]], level = 95, worth = NULL) {
  day <- as.integer(as.Date(as_of))
  seen <- journal$touches[journal$touches$day <= day, ]
  units <- find_units(journal$touches, journal$results, by, goal, day)
  units$group <- label(units$group)
  shares <- credits(journal$touches, journal$results, by, goal, day, window)
  groups <- sort(unique(label(seen[[by]])), method = "radix")
  rows <- do.call(rbind, lapply(groups, function(group) {
    done <- seen[label(seen[[by]]) == group, ]
    results <- journal$results[journal$results$day <= day, ]
    # Each lead once, by the first result that shows the stage by itself.
    shown <- results[!is.na(results$stage) & results$stage >= 1 & !results$outcome %in% c("lost", "no-show"), ]
    reached <- first_each(in_order(shown), "lead")$touch
    cbind(
      data.frame(data, goal, as_of, window, level, by, group,
                 touches = nrow(done), reached = sum(done$touch %in% reached),
                 minutes = if (all(is.na(done$seconds))) NA else sum(done$seconds, na.rm = TRUE) / 60),
      one_group(units[units$group == group, ], day, window, level, by),
      t(vapply(colnames(shares), function(rule) if (group %in% rownames(shares)) shares[group, rule] else 0, 0))
    )
  }))
  judged <- c("best_guess", "best_low", "best_high", "chance_worth", "chance_best", "expected_loss")
  rows[judged] <- NA_real_
  if (by == "tactic") {
    kind <- journal$touches$kind[match(groups, journal$touches$tactic)]
    for (each in unique(kind)) {
      of <- which(kind == each)
      share <- vapply(groups[of], function(group) if (is.null(worth[[group]])) NA_real_ else worth[[group]], 0)
      # What is believed of a tactic goes by its estimate, once that reaches to the window.
      n <- ifelse(!is.na(rows$followed_days[of]) & rows$followed_days[of] == window, rows$effective[of], 0)
      k <- ifelse(n > 0, n * rows$by_window[of], 0)
      if (sum(n) > 0) rows[of, judged] <- judge(k, n, share, level)[judged]
    }
  }
  rows
}

read_journal <- function(file) {
  touches <- read_touches(file)
  list(touches = touches, results = read_results(touches))
}

# ---------------------------------------------------------------- what is counted

files <- commandArgs(trailingOnly = TRUE)
if (length(files) == 3) {
  groupings <- c("tactic", "channel", "source", "origin", "tier", "week", "month", "hour", "weekday")
  demo <- read_journal(files[1])
  worth <- list("cold-call@1" = 1 / 50, "linkedin-msg@1" = 1 / 50) # meant for the journal's own goal
  of_demo <- function(by, goal, as_of = "2026-11-20", ...)
    recount("demo", demo, by, goal, as_of, worth = if (goal == "meeting") worth, ...)
  tables <- c(
    lapply(groupings, of_demo, goal = "meeting"),
    lapply(c("tactic", "source", "month"), of_demo, goal = "won"),
    lapply(c("reached", "conversation", "held", "proposal"), of_demo, by = "tactic"),
    lapply(c("2026-09-04", "2026-10-15"), of_demo, by = "tactic", goal = "meeting"),
    list(of_demo("tactic", "meeting", window = 7), of_demo("tactic", "meeting", level = 80))
  )
  # Of the calls everybody's fate is known the same day; where "no" leaves a lead open, nobody is ever lost.
  for (data in c("bank", "bank-open")) {
    bank <- read_journal(files[if (data == "bank") 2 else 3])
    for (as_of in c("2010-05-31", "2011-06-30")) for (by in c("tactic", "month", "source"))
      tables <- c(tables, list(recount(data, bank, by, "won", as_of)))
  }
  counted <- do.call(rbind, tables)
  numbers <- vapply(counted, is.numeric, TRUE)
  counted[numbers] <- lapply(counted[numbers], function(x) ifelse(is.na(x), NA, sprintf("%.12g", x)))
  write.csv(counted, row.names = FALSE, na = "", quote = FALSE)
}
