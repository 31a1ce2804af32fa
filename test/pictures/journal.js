/** Command lines that make a small journal in which something of each kind is due on Monday 23 November 2026. */
export const lastWeeks = [
  ['2026-10-01T09:00', 'lead', 'add', 'Nordwind AG', '--dream'],
  ['2026-10-01T09:00', 'lead', 'add', 'Sol Energia', '--dream'],
  ['2026-10-01T09:00', 'lead', 'add', 'Zefir Studio', '--dream'],
  call(
    '2026-10-02T09:00',
    'Nordwind AG',
    'call-back',
    '--next',
    '2026-11-20',
    '--do',
    'call about the pilot',
  ),
  call('2026-10-16T11:00', 'Acme', 'not-now', '-n', 'after the Nov budget', '--next', '2026-11-23'),
  mail('2026-11-02T12:00', 'Quill'),
  mail('2026-11-02T12:00', 'Vertex'),
  mail('2026-11-12T10:00', 'Zefir Studio'),
  call('2026-11-12T12:00', 'Oakline', 'meeting', '--next', '2026-11-19 14:00'),
  call('2026-11-12T12:30', 'Fischer Bau', 'meeting', '--next', '2026-11-20 09:30'),
  call(
    '2026-11-13T09:00',
    'Weber & Co',
    'proposal',
    '--value',
    '€9000',
    '--next',
    '2026-11-18',
    '--do',
    'send proposal',
  ),
  call(
    '2026-11-13T09:30',
    'Hansen Ltd',
    'talked',
    '--value',
    '€4000',
    '--handoff',
    'closer',
    '--next',
    '2026-11-18',
  ),
  call('2026-11-14T12:00', 'Amber', 'talked'),
  ask('2026-11-16T10:00', 'Harbor Cafe', 'meeting', '--value', '€6000', '--next', '2026-11-23 10:00'),
  call(
    '2026-11-16T11:00',
    'Elm Dental',
    'talked',
    '--next',
    '2026-11-23',
    '--do',
    'call, asked for the morning',
  ),
  call('2026-11-16T12:00', 'Ridge', 'talked', '--next', '2026-11-24', '--do', 'send comps'),
  call('2026-11-16T12:10', 'Brandt AG', 'meeting', '--next', '2026-11-25 14:00'),
  call('2026-11-16T12:20', 'Ito Labs', 'call-back', '--next', '2026-11-26'),
  call('2026-11-16T12:30', 'Kline', 'not-now', '--next', '2026-11-27'),
  call('2026-11-17T12:00', 'Lund AS', 'talked'),
  call('2026-11-19T12:00', 'Costa', 'call-back'),
];

function call(when, name, outcome, ...more) {
  return [when, 'log', name, '-t', 'cold-call', '-o', outcome, ...more];
}

function ask(when, name, outcome, ...more) {
  return [when, 'log', name, '-t', 'referral-ask', '--channel', 'call', '-o', outcome, ...more];
}

function mail(when, name) {
  return [when, 'log', name, '-t', 'cold-email', '--channel', 'email'];
}
