/** Whether a literal in a named place is a secret, how sure that is, and why. */
import { passwordsIn } from './connection';
import type { Confidence, Judgement, SlotValue } from './model';
import { isSecretName, typeOfName } from './names';
import { isPlaceholder, isReference, isWeak } from './placeholders';
import { looksRandom } from './randomness';

/** What is believed of the literal in the slot; undefined when it is no secret. Pure function of its input. */
export function judgeSlot(slot: SlotValue): Judgement | undefined {
  const value = slot.value.trim();
  if (value === '') return undefined;
  const judged = judgeValue(slot, value);
  return judged && isExamplePath(slot.file)
    ? { ...judged, confidence: lower(judged.confidence), evidence: [...judged.evidence, 'in a test or example'] }
    : judged;
}

function judgeValue(slot: SlotValue, value: string): Judgement | undefined {
  const [password] = passwordsIn(value);
  if (password) {
    const evidence = ['password in a connection string', ...(password.trivial ? ['local server or vendor default'] : [])];
    return { type: 'connection-string', confidence: password.trivial ? 'low' : 'high', evidence };
  }
  if (isReference(value) || isPlaceholder(value)) return undefined;
  const type = typeOfName(slot.name);
  if (slot.known) {
    const weak = isWeak(value);
    return {
      type,
      confidence: weak ? 'medium' : 'high',
      evidence: ['literal in a slot that holds a credential', ...(weak ? ['a well-known default'] : [])],
    };
  }
  if (!isSecretName(slot.name)) return undefined;
  const confidence = convincing(value);
  return (
    confidence && { type, confidence, evidence: [`the name ${slot.name} says that it is secret`, 'the value looks like one'] }
  );
}

function convincing(value: string): Confidence | undefined {
  if (/\s/.test(value) || value.length < 6) return undefined;
  if (looksRandom(value)) return 'high';
  const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((one) => one.test(value)).length;
  if (classes >= 3 && value.length >= 8) return 'medium';
  return isWeak(value) || /[0-9]/.test(value) ? 'low' : undefined;
}

/** Files whose values are mostly not real: tests, fixtures, examples, documentation. */
export function isExamplePath(file: string): boolean {
  return /(?:^|[/._-])(?:tests?|__tests__|spec|specs|fixtures?|examples?|samples?|mocks?|testdata|docs?|demos?)(?:[/._-]|$)/i.test(
    file,
  );
}

function lower(confidence: Confidence): Confidence {
  return confidence === 'high' ? 'medium' : 'low';
}
