/** Third parties whose keys are known by the name of their variable: `STRIPE_SECRET_KEY`, `OPENAI_API_KEY`. */

export interface Party {
  /** As the formats of tokens and the shapes of SDK calls call it: `sendgrid`. */
  readonly provider: string;
  readonly title: string;
}

/** Title, and the words that begin the names of its variables where they are not the title itself. */
const PARTIES: readonly string[] = [
  ...'1Password=op,onepassword|Ably|Adyen|Airtable|Aiven|Algolia|Amplitude|Anthropic=anthropic,claude|Apify|Asana'.split('|'),
  ...'AssemblyAI|Atlassian=atlassian,jira,confluence|Auth0|Axiom|Bitbucket|Braintree|Braze|Brevo=brevo,sendinblue'.split('|'),
  ...'Bugsnag|Buildkite|Checkly|Chargebee|CircleCI=circleci,circle|Clerk|Cloudflare=cloudflare,cf|Cloudinary|Codecov'.split('|'),
  ...'Cohere|Coinbase|Confluent|Contentful|Coveralls|Cypress=cypress_record|Databricks|Datadog=datadog,dd|DeepL'.split('|'),
  ...'DeepSeek|Deepgram|DigitalOcean=digitalocean|Discord|Docker=dockerhub,docker_hub|DocuSign|Doppler|Dropbox'.split('|'),
  ...'Dynatrace|ElevenLabs|Fastly|Figma|Firecrawl|Fireworks AI=fireworks|Freshdesk|Gemini|GitHub=github,gh'.split('|'),
  ...'GitLab|GoCardless|Grafana|Groq|HCP Terraform=tfe,tfc|HashiCorp Vault=vault|Helicone|Heroku|Hetzner=hetzner,hcloud'.split(
    '|',
  ),
  ...'Honeybadger|Honeycomb|HubSpot|Hugging Face=huggingface,hugging_face,huggingfacehub,hf|Infracost|Infura|Intercom'.split('|'),
  ...'JFrog=jfrog,artifactory|Klaviyo|LangSmith=langsmith,langchain|Langfuse|LaunchDarkly=launchdarkly|Mailchimp|Mailgun'.split(
    '|',
  ),
  ...'Mailjet|Mailtrap|Mapbox|Meilisearch|Mistral|Mixpanel|Mollie|MongoDB Atlas=mongodb_atlas|Mux|Netlify|New Relic=newrelic,new_relic'.split(
    '|',
  ),
  ...'Notion|npm|NuGet|Nx Cloud=nx_cloud|Okta|OneSignal|OpenAI|OpenRouter|OpenWeather=openweather,openweathermap|Opsgenie'.split(
    '|',
  ),
  ...'PagerDuty=pagerduty|PayPal|Paddle|Paystack|Perplexity|Pinecone|Plaid|PlanetScale|Plivo|PostHog|Postmark'.split('|'),
  ...'Pulumi|Pusher|Pushover|PyPI=pypi,twine|Qdrant|Quay|Railway|RapidAPI|Razorpay|Replicate|Resend|Rollbar|RubyGems'.split('|'),
  ...'Salesforce=salesforce,sfdc|Scaleway=scaleway,scw|SendGrid|Sentry|SerpApi|Shopify|Slack|Snowflake|Snyk|SonarQube=sonar,sonarqube,sonarcloud'.split(
    '|',
  ),
  ...'SparkPost|Splunk|Spotify|Stripe|Supabase|Tailscale=tailscale,ts|Tavily|Telegram|Together AI=together,togetherai|Trello|Turso'.split(
    '|',
  ),
  ...'Twilio|Twitch|Typeform|Typesense|Upstash|Vercel|Voyage AI=voyage|Vonage=vonage,nexmo|Weaviate|Webflow|Wise|Xero'.split('|'),
  ...'Zapier|Zendesk|Zoom|xAI=xai,grok'.split('|'),
];

const byWord = new Map<string, Party>(
  PARTIES.flatMap((row) => {
    const [title = '', words] = row.split('=');
    const party = { provider: slugOf(title), title };
    return (words ?? title.toLowerCase()).split(',').map((word) => [word.replaceAll(' ', '_'), party] as const);
  }),
);

/** `SendGrid` is `sendgrid`, `Hugging Face` is `hugging-face`. */
export function slugOf(title: string): string {
  return title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

/** The run's own token, which the pipeline makes and takes away. */
const OWN_TOKEN = /^(?:github_token|gh_token|actions_runtime_token|ci_job_token|system_accesstoken)$/;

/** Behind other words these may be anything. */
const PLAIN: ReadonlySet<string> = new Set([
  'together',
  'vault',
  'axiom',
  'braze',
  'circle',
  'fireworks',
  'railway',
  'replicate',
  'confluence',
  'docker_hub',
]);
const SHORTEST_BEHIND = 5;

/** What stands in such a name for something else than a key of the third party: a store, a server, a secret for signing one's own. */
const OTHER =
  /_(?:s3|gcs|blob|storage|minio|init|db|database|postgres|mysql|redis|clickhouse|rabbitmq|smtp|jwt|session|cookie|csrf|encryption|licen[cs]e|state|nextauth|master|root)_|_tokens$/;

/** A personal access token that GitHub's pipelines keep is one of GitHub: nobody else's has that name. */
const PERSONAL = /_pat(?:_token)?$/;

/** The third party that a variable's name names, the last one where it names two: `OPS_SLACK_BOT_TOKEN`, `SHOP_LLM_OPENAI_KEY`. */
export function partyOf(variable: string, file = ''): Party | undefined {
  const name = variable.toLowerCase().replaceAll('-', '_');
  if (OWN_TOKEN.test(name)) return undefined;
  const words = name.split('_');
  for (let at = words.length - 2; at >= 0; at--) {
    const [one = '', two = ''] = [words[at], `${words[at]}_${words[at + 1]}`];
    const party =
      byWord.get(two) ?? (at === 0 || (one.length >= SHORTEST_BEHIND && !PLAIN.has(one)) ? byWord.get(one) : undefined);
    if (party) return OTHER.test(`_${words.slice(at + 1).join('_')}`) ? undefined : party;
  }
  return PERSONAL.test(name) && /^\.github\//.test(file) ? byWord.get('github') : undefined;
}
