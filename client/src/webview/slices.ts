import type { Layout } from '../../../server/src/engine/map/layout';

/** Of a frame's 16 ms: the rest is for drawing and for the user. */
const SLICE_MS = 8;

/** Runs a layout a little in every frame. False when it was overtaken. */
export async function inSlices(layout: Layout, wanted: () => boolean, progress: (part: number) => void): Promise<boolean> {
  for (let more = true; more; ) {
    const end = performance.now() + SLICE_MS;
    do {
      more = layout.step();
    } while (more && performance.now() < end);
    progress(layout.progress());
    await nextFrame();
    if (!wanted()) return false;
  }
  return true;
}

/** A page that is hidden has no frames. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 50);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
