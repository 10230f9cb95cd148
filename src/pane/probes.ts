/** A self-check's results as text for the maintainers, and in the user's words. */
import type { ProbeResult } from '../commands';
import { lookUp, type Messages } from '../text';

/** What a probe asserts; its id where this version has no words for it. */
export function probeWords({ id }: ProbeResult, { probes }: Messages): string {
  return lookUp(probes, id) ?? id;
}

/** One line a probe, with its stable id: readable by people, comparable by line. */
export function probeReport(probes: readonly ProbeResult[], words: Messages, about: string): string {
  const lines = probes.map((probe) => {
    const verdict = probe.holds ? words.ui.selfCheck.holds : words.ui.selfCheck.fails;
    return `${verdict}  ${probe.id}  ${probeWords(probe, words)}  ${words.ui.selfCheck.seen(probe.seen)}`;
  });
  return [about, ...lines].join('\n');
}
