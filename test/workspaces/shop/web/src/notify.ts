import { WebClient } from '@slack/web-api';
import Stripe from 'stripe';

const SLACK_TOKEN = '{{slack-bot}}';

export const slack = new WebClient(SLACK_TOKEN);

export const payments = new Stripe(process.env.STRIPE_SECRET_KEY!);

export async function announce(text: string): Promise<void> {
  await slack.chat.postMessage({ channel: 'orders', text });
}
