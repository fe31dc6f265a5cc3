/** What the map costs at 2,000 nodes and 4,000 links: its layout, its picture, and frames of a real browser while it is panned. */
import { layoutOf } from '../../server/src/engine/map/layout';
import { svgOf } from '../../server/src/engine/map/svg';
import { madeUpMap } from '../support/map';
import { openMapPage, pageScript, sendMap, withBrowser } from '../support/map-page';

const NODES = 2000;
const LINKS = 4000;
const FRAMES = 120;

async function main(): Promise<void> {
  const map = madeUpMap(NODES, LINKS);
  const start = performance.now();
  const positions = layoutOf(map);
  const laidOut = performance.now();
  const svg = svgOf(map, positions, { title: 'Map' });
  const drawn = performance.now();
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  console.log(
    `map of ${NODES} nodes, ${LINKS} links           layout ${ms(laidOut - start)}, picture ${ms(drawn - laidOut)}, ${Math.round(svg.length / 1000)} kB of SVG`,
  );
  const script = await pageScript();
  const ran = await withBrowser(async (page) => {
    await openMapPage(page, script);
    const sent = performance.now();
    await sendMap(page, map);
    const shown = performance.now() - sent;
    await page.waitForTimeout(1500);
    const frames = await page.evaluate(async (count) => {
      const picture = document.querySelector('svg.live') as SVGSVGElement;
      const mouse = (type: string, target: EventTarget, at: number) =>
        target.dispatchEvent(new MouseEvent(type, { bubbles: true, view: window, clientX: 300 + at * 4, clientY: 300 + at }));
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
      mouse('mousedown', picture, 0);
      const times: number[] = [];
      let work = 0;
      for (let at = 0, last = await frame(); at < count; at++) {
        const before = performance.now();
        mouse('mousemove', window, at);
        work = Math.max(work, performance.now() - before);
        const now = await frame();
        times.push(now - last);
        last = now;
      }
      mouse('mouseup', window, count);
      times.sort((a, b) => a - b);
      return { median: times[count >> 1] ?? 0, worst: times[Math.floor(count * 0.95)] ?? 0, work };
    }, FRAMES);
    console.log(
      `the same in a browser                    shown after ${ms(shown)}; while panned a frame takes ${frames.median.toFixed(1)} ms (95 %: ${frames.worst.toFixed(1)} ms), of which the script at most ${frames.work.toFixed(1)} ms   (target 16)`,
    );
  });
  if (!ran) console.log('the map in a browser                     no chromium here');
}

void main();
