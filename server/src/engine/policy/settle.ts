import { rules } from '../rules/index';
import { oneFindingAValue } from '../rules/merge';
import type { Finding, Hit, Rule } from '../rules/model';
import { type RawFinding, ruleOf } from '../rules/run';
import { compareText } from '../syntax/order';
import { fingerprintOf } from './fingerprint';
import type { Policy, Suppression } from './model';
import { weighed } from './reading';
import { silencerOf } from './suppress';
import { usedIn } from './used-in';

export interface Settled {
  readonly findings: readonly Finding[];
  /** What a comment or a file of another scanner silenced, in the same order as findings. */
  readonly suppressed: readonly Silenced[];
}

/** A finding that is not shown, and who says so: `nhi-ignore` or the name of another scanner. */
export interface Silenced extends RawFinding {
  readonly by: string;
}

/**
 * Raw findings made final under the team's policy: rules that are off and suppressed places are gone, one value has one
 * finding, the order is file, start, end, rule, and each has its fingerprint.
 */
export function settle(
  raw: readonly RawFinding[],
  policy: Policy,
  suppressions: (file: string) => readonly Suppression[],
  today: string | undefined,
): Settled {
  const merged = oneFindingAValue(raw.filter(({ rule }) => speaks(rule, policy)));
  const kept: RawFinding[] = [];
  const suppressed: Silenced[] = [];
  for (const one of merged) {
    const silencer = silencerOf(suppressions(one.hit.span.file), one, today);
    if (silencer) suppressed.push({ ...one, by: silencer.by ?? 'nhi-ignore' });
    else kept.push(one);
  }
  kept.sort(byPlace);
  suppressed.sort(byPlace);
  const seen = new Map<string, number>();
  const findings = kept.flatMap(({ rule: id, hit }) => {
    const rule = ruleOf(id);
    if (!rule) return [];
    const before = finished.get(hit);
    const place = before?.place ?? placeOf(id, hit);
    const nth = seen.get(place) ?? 0;
    seen.set(place, nth + 1);
    if (before && before.nth === nth && before.policy === policy && before.today === today) return [before.finding];
    const finding = finish(rule, weighed(rule, hit, today), policy, `${place}\n${nth}`);
    finished.set(hit, { place, nth, policy, today, finding });
    return [finding];
  });
  return { findings, suppressed };
}

/** A rule that is off says nothing; one that is opt-in only where the team's file gives it a severity. */
function speaks(rule: string, { rules }: Policy): boolean {
  const configured = rules[rule];
  return configured === undefined ? !ruleOf(rule)?.optIn : configured !== 'off';
}

/** Whether a rule is on that needs to know since when lines are in git. */
export function asksGit(policy: Policy): boolean {
  return rules.some(({ id, asksGit }) => asksGit && speaks(id, policy));
}

function byPlace(a: RawFinding, b: RawFinding): number {
  return (
    (a.hit.span.file === b.hit.span.file ? 0 : compareText(a.hit.span.file, b.hit.span.file)) ||
    a.hit.span.start - b.hit.span.start ||
    a.hit.span.end - b.hit.span.end ||
    compareText(a.rule, b.rule)
  );
}

/** Findings by their hit: at an edit the hits of all other files are the same objects, and so are their findings. */
const finished = new WeakMap<
  Hit,
  {
    readonly place: string;
    readonly nth: number;
    readonly policy: Policy;
    readonly today?: string | undefined;
    readonly finding: Finding;
  }
>();

/** What stays the same when the finding moves inside its file. */
function placeOf(rule: string, hit: Hit): string {
  return [rule, hit.span.file, hit.credential?.slot.owner ?? '', hit.credential?.slot.name ?? '', hit.message].join('\n');
}

function finish(rule: Rule, hit: Hit, policy: Policy, place: string): Finding {
  const configured = policy.rules[rule.id];
  return {
    rule: rule.id,
    severity: configured && configured !== 'off' ? configured : (hit.severity ?? rule.severity),
    confidence: hit.confidence ?? rule.confidence,
    span: hit.span,
    message: hit.message,
    related: [...(hit.related ?? []), ...usedIn(hit.span)],
    owasp: rule.owasp,
    cwe: rule.cwe,
    remedies: hit.remedies ?? [],
    fingerprint: fingerprintOf(place),
    ...(hit.identity ? { identity: hit.identity } : {}),
    ...(hit.credential ? { credential: hit.credential } : {}),
  };
}
