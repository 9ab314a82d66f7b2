import assert from 'node:assert/strict';
import { test } from 'node:test';
import rows from '../../../../ejb/trading/src/test/resources/cases/001-prop-rules.json' with { type: 'json' };
import { addDecimals, compareDecimals, subtractDecimals } from '../../main/webapp/client/index.js';
import { bestDayShare } from '../../main/webapp/app/pages/challenge/history.js';
import { objectivesOf } from '../../main/webapp/app/pages/challenge/limits.js';
import { tradingDayOf } from '../../main/webapp/app/pages/challenge/trading-day.js';

// The rows by which the server's rules are tested, SchemeRow.java: what a page calculates between two readings is the same.

const BREACHES = { LT: 'BEYOND', LTE: 'REACHED' };
const greatest = (amounts) => amounts.reduce((a, b) => (compareDecimals(a, b) >= 0 ? a : b));

/** Terms as the REST interface tells them. */
function termsOf({ dailyLoss, maxLoss, breach }) {
  const rule = (from) =>
    from && {
      type: from.type,
      percent: from.pct ?? from.pctOfInitial,
      amount: from.amount,
      lock_at: from.lockAt,
      action: from.action,
      breach: BREACHES[from.breach ?? breach],
    };
  return { daily_loss: rule(dailyLoss), maximum_loss: rule(maxLoss) };
}

/** A challenge of a row, with what is known of its course. */
function challengeOf({ config, given }, course = {}) {
  const initial = config.initial ?? '100000';
  const balance = given.balanceAtMidnight ?? given.balanceAtReset ?? initial;
  const dayStart = given.equityAtReset ?? balance;
  const equity = course.equity ?? equityOf(given, initial);
  return {
    initial_balance: initial,
    current_equity: equity,
    equity,
    daily_start_equity: dayStart,
    max_equity_ever: course.peak ?? greatest([equity, dayStart, initial]),
    profit_target_percent: null,
    objectives: { daily_start_balance: balance, closing_high: course.closingHigh ?? initial },
    terms: termsOf(config),
  };
}

function equityOf({ equity, dayRealized, balance, floating = '0', equityPath }, initial) {
  if (equity !== undefined) {
    return equity;
  }
  if (dayRealized !== undefined) {
    return addDecimals(addDecimals(initial, dayRealized), floating);
  }
  return balance === undefined ? (equityPath?.at(-1) ?? initial) : addDecimals(balance, floating);
}

const only = (kind, row, course) => objectivesOf(challengeOf(row, course)).find((objective) => objective.kind === kind);

/** Greatest of a path up to each of its steps, at least where it began. */
const highs = (path, initial) => path.map((_, i) => greatest([initial, ...path.slice(0, i + 1)]));

/** Whether a limit is broken, as the page shows it. */
const broken = (objective) => objective !== undefined && (objective.state === 'exceeded' || (objective.at && objective.state === 'at-limit'));

function statusOf(row, course) {
  const found = ['daily', 'total'].map((kind) => only(kind, row, course));
  return found.some((objective) => broken(objective) && objective.effect === 'fails') ? 'FAILED' : 'ACTIVE';
}

/** Where a path of equities is given, the course at its end. */
function courseOf({ config, given }) {
  return given.equityPath ? { peak: greatest([config.initial, ...given.equityPath]) } : {};
}

const EXPECTATIONS = {
  dailyFloor: (row) => only('daily', row).threshold,
  remainingDaily: (row) => only('daily', row).remaining,
  maxFloor: (row) => only('total', row).threshold,
  equity: (row) => addDecimals(challengeOf(row).equity, '0.00'),
  remaining: (row) => only('total', row, courseOf(row)).remaining,
  startFloor: (row) => only('total', row).threshold,
  status: (row) => statusOf(row, courseOf(row)),
  tradingLocked: (row) => broken(only('daily', row)) && only('daily', row).effect === 'locks',
  floorsByDay: (row) => highs(row.given.eodBalances, row.config.initial).map((closingHigh) => only('total', row, { closingHigh }).threshold),
  floorsAfterDay: (row) => EXPECTATIONS.floorsByDay(row),
  floors: (row) => highs(row.given.equityPath, row.config.initial).map((peak) => only('total', row, { peak }).threshold),
  bestDayPct: ({ given }) => bestDayShare(given.dailyProfits?.map((pnl) => ({ pnl })) ?? [{ pnl: given.bestDay }], given.totalProfit ?? given.dailyProfits.reduce((a, b) => addDecimals(a, b))),
  dates: ({ config, given }) => [...new Set(given.opens.map((at) => tradingDayOf(at, config.tz, '00:00')))],
  tradingDays: (row) => EXPECTATIONS.dates(row).length,
};
/** What only the server decides. */
const ELSEWHERE = new Set(['note', 'rule', 'alert', 'met', 'instants', 'dayLengthHours', 'violations']);

for (const row of rows) {
  test(`should show what the rules say: ${row.id}`, () => {
    for (const [key, expected] of Object.entries(row.expect)) {
      if (!ELSEWHERE.has(key)) {
        assert.deepEqual(EXPECTATIONS[key](row), expected, key);
      }
    }
  });
}

test('should have found something to compare in most rows', () => {
  const compared = rows.filter(({ expect }) => Object.keys(expect).some((key) => key in EXPECTATIONS));
  assert.ok(compared.length >= 13, `${compared.length} of ${rows.length}`);
});

test('should name the day that a time of reset after midnight begins', () => {
  assert.equal(tradingDayOf('2026-03-02T21:59:59Z', 'America/New_York', '17:00'), '2026-03-01');
  assert.equal(tradingDayOf('2026-03-02T22:00:00Z', 'America/New_York', '17:00'), '2026-03-02');
  assert.equal(tradingDayOf('2026-03-01T12:00:00Z', 'Nowhere/Land', '17:00'), '');
});

test('should round a share to the even hundredth and know none without a profit', () => {
  assert.equal(bestDayShare([{ pnl: '1.00' }], '8.00'), '12.50');
  assert.equal(bestDayShare([{ pnl: '1.00' }], '3.00'), '33.33');
  assert.equal(bestDayShare([{ pnl: '0.00005' }], '1'), '0.00');
  assert.equal(bestDayShare([{ pnl: '0.00015' }], '1'), '0.02');
  assert.equal(bestDayShare([{ pnl: '-5.00' }], subtractDecimals('3', '0')), '0.00');
  assert.equal(bestDayShare([{ pnl: '5.00' }], '0.00'), null);
});
