import { HOLE } from '../syntax/value';

/** The name of an image without its registry, tag and digest: `orders` of `123.dkr.ecr.eu-west-1.amazonaws.com/shop/orders:1.2`. Undefined where it is not known. */
export function imageName(image: string): string | undefined {
  const last = image.slice(image.lastIndexOf('/') + 1);
  const name = /^[^:@]{1,128}/.exec(last)?.[0] ?? '';
  return name === '' || name.includes(HOLE) || /[${}<>\s]/.test(name) ? undefined : name;
}
