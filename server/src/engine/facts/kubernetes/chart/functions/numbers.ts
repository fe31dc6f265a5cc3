/** https://helm.sh/docs/chart_template_guide/function_list/#math-functions */
import { type Data, known, listOf, numberOf } from '../data';
import type { Functions, TemplateFunction } from './model';

const MOST = 1_000;

const amountOf = (data: Data | undefined): number | undefined => {
  if (data?.kind === 'number') return data.value;
  if (data?.kind === 'nil') return 0;
  if (data?.kind === 'bool') return Number(data.value);
  const text = known(data);
  if (text === undefined) return undefined;
  const value = text.trim() === '' ? 0 : Number(text);
  return Number.isNaN(value) ? 0 : value;
};

const over =
  (work: (a: number, b: number) => number): TemplateFunction =>
  (args) => {
    const values = args.map(amountOf);
    if (values.length === 0 || values.includes(undefined)) return undefined;
    const made = (values as number[]).reduce(work);
    return Number.isFinite(made) ? numberOf(made) : undefined;
  };

const each =
  (work: (a: number) => number): TemplateFunction =>
  ([data]) => {
    const value = amountOf(data);
    return value === undefined ? undefined : numberOf(work(value));
  };

const steps: TemplateFunction = (args) => {
  const [start, stop, step] = args.map(amountOf);
  if (start === undefined || stop === undefined || step === undefined || step === 0) return undefined;
  const size = Math.max(0, Math.ceil((stop - start) / step));
  return size > MOST ? undefined : listOf(Array.from({ length: size }, (_one, i) => numberOf(start + i * step)));
};

export const NUMBERS: Functions = {
  int: each(Math.trunc),
  int64: each(Math.trunc),
  atoi: each(Math.trunc),
  float64: each((value) => value),
  floor: each(Math.floor),
  ceil: each(Math.ceil),
  round: each(Math.round),
  add1: each((value) => value + 1),
  add: over((a, b) => a + b),
  addf: over((a, b) => a + b),
  sub: over((a, b) => a - b),
  mul: over((a, b) => a * b),
  mulf: over((a, b) => a * b),
  div: over((a, b) => Math.trunc(a / b)),
  mod: over((a, b) => a % b),
  max: over(Math.max),
  min: over(Math.min),
  until: ([stop], call) => steps([numberOf(0), stop ?? numberOf(0), numberOf(1)], call),
  untilStep: steps,
};
