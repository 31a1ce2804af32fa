import type { BenchmarkUnit } from '../../domain/claim.js';
import { stages, type Channel, type Goal } from '../../domain/touch.js';
import type { Benchmark } from '../../store/tactics/benchmarks.js';

/** A published figure; its uid is the same in every journal, so that it is not added twice. */
type StarterClaim = Benchmark & { uid: Buffer };

function published(
  number: number,
  channel: Channel | null,
  [low, high = low]: [number, number?],
  [unit, goal]: [BenchmarkUnit, Goal],
  [source, year]: [string, number?],
  note: string,
): StarterClaim {
  const uid = Buffer.from(
    `0000000000007000800000000000${(0x0400 + number).toString(16).padStart(4, '0')}`,
    'hex',
  );
  const claim = { tacticId: null, channel, low, high, unit, goal: stages.indexOf(goal) };
  return { uid, ...claim, source, year: year ?? null, note };
}

/**
 * Published figures whose unit is known, with what speaks for and against them. Left out: "success rates" of 2.3%, 2.7%
 * and 11.3%, whose unit differs by who quotes them, and 1–5% of people emailed, which mixes replies with meetings.
 */
export const starterClaims: readonly StarterClaim[] = [
  published(
    1,
    'call',
    [0.0482],
    ['conversations', 'meeting'],
    ['Cognism/WHAM, 254 of 5,265', 2024],
    "Vendor's own data.",
  ),
  published(2, 'call', [0.02], ['conversations', 'meeting'], ['Cognism/WHAM', 2023], "Vendor's own data."),
  published(
    3,
    'call',
    [0.099],
    ['touches', 'reached'],
    ['Belkins, 175,000 dials', 2025],
    'Connects of dials.',
  ),
  published(
    4,
    'call',
    [0.245],
    ['leads', 'reached'],
    ['Belkins, 175,000 dials', 2025],
    'The same connects, of prospects.',
  ),
  published(
    5,
    'call',
    [0.046],
    ['conversations', 'meeting'],
    ['Belkins'],
    'They also say about 1 meeting in 370 dials.',
  ),
  published(
    6,
    'email',
    [0.007],
    ['touches', 'won'],
    ['Breakcold, "average"'],
    'Assumption chain, not data. Customers of emails sent.',
  ),
  published(
    7,
    'email',
    [0.042],
    ['touches', 'won'],
    ['Breakcold, "good"'],
    'Assumption chain, not data. Customers of emails sent.',
  ),
  published(
    8,
    'email',
    [0.003],
    ['touches', 'won'],
    ['important-emails.com, worked example'],
    'Illustrative arithmetic, not data. Deals of emails sent, 3 of 1,000.',
  ),
  published(
    9,
    null,
    [0.21],
    ['leads', 'won'],
    ['MarketingSherpa via Marketo', 2017],
    'Published as "79% of leads never become sales"; conflicts with the 4% of the same firm.',
  ),
  published(
    10,
    null,
    [0.04],
    ['leads', 'won'],
    ['MarketingSherpa chart via hrmarketer', 2010],
    'Conflicts with the 21% of the same firm. Purchases of leads.',
  ),
  published(
    11,
    null,
    [0.15, 0.25],
    ['leads', 'won'],
    ['blakesuddath'],
    'Estate agents, people they know. Mixed origin. Closings of leads.',
  ),
  published(
    12,
    null,
    [0.015, 0.05],
    ['leads', 'won'],
    ['blakesuddath'],
    'Estate agents, portal leads. Mixed origin. Closings of leads.',
  ),
  published(
    13,
    null,
    [0.207],
    ['leads', 'won'],
    ['blakesuddath'],
    'Estate agents, expired listings. Mixed origin. Closings of leads.',
  ),
];
