import { known, type Reader } from './model';

/**
 * Prefixes by which vendors tell a key of their test system from one that moves money, as their API references print them.
 * Each line: what a test key starts with, what a live key starts with.
 */
const MODES: readonly (readonly [test: RegExp, live: RegExp])[] = [
  // Stripe, Clerk, Paystack, WorkOS, PayMongo, Checkout.com
  [/^(?:[srp]k|ak|whsec)_(?:test|sbox|sandbox)_/, /^(?:[srp]k|ak)_(?:live|prod)_/],
  // Razorpay
  [/^rzp_test_/, /^rzp_live_/],
  // Flutterwave
  [/^FLW(?:SEC|PUB)K_TEST-/, /^FLW(?:SEC|PUB)K-/],
  // Square
  [/^(?:EAAAl|sandbox-sq0)/, /^(?:EAAAE|sq0)/],
  // Braintree
  [/^access_token\$sandbox\$/, /^access_token\$production\$/],
  // Plaid
  [/^access-(?:sandbox|development)-/, /^access-production-/],
  // Shippo, Duffel, Persona, Paddle
  [/^(?:shippo_test|duffel_test|persona_sandbox|pdl_sdbx)_/, /^(?:shippo_live|duffel_live|persona_production|pdl_live)_/],
  // EasyPost
  [/^EZTK[A-Za-z0-9]{54}/, /^EZAK[A-Za-z0-9]{54}/],
  // Lob, Mollie, Chargebee
  [/^test_[A-Za-z0-9]{24}/, /^live_[A-Za-z0-9]{24}/],
  // GoCardless
  [/^sandbox_[A-Za-z0-9_-]{30}/, /^live_[A-Za-z0-9_-]{30}/],
  // Xendit, Midtrans
  [/^(?:xnd_development_|SB-Mid-server-)/, /^(?:xnd_production_|Mid-server-)/],
  // Stytch
  [/^secret-test-/, /^secret-live-/],
  // Svix, Dodo and others that spell it out
  [/^[a-z]{2,12}_(?:sk_)?(?:test|sandbox)_[A-Za-z0-9]{16}/, /^[a-z]{2,12}_(?:sk_)?(?:live|production)_[A-Za-z0-9]{16}/],
];

/** Test or live, by the value's own prefix. */
export const readMode: Reader = ({ value }) => {
  const start = value.slice(0, 80);
  for (const [test, live] of MODES) {
    if (test.test(start)) return known({ mode: 'test' });
    if (live.test(start)) return known({ mode: 'live' });
  }
  return undefined;
};
