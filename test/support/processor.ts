/**
 * Starts a count of processor time; the function it gives back tells how many milliseconds of it went by. Tests of hostile input use
 * it to tell linear work from a blow-up: unlike the time on the clock it hardly depends on what else the machine does.
 */
export function processorTime(): () => number {
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return Math.round((user + system) / 1_000);
  };
}
