/** How programs name a variable of their environment in the files they read. */

export interface Program {
  readonly files: RegExp;
  /** The file says so itself where its name does not. */
  readonly says?: readonly RegExp[];
  /** A file of the workspace that only such a project has. */
  readonly beside?: RegExp;
  /** `url`: the reference becomes a part of a URL. `quote`: the quotes it stands in, or none. */
  readonly write: (env: string, at: { readonly url: boolean; readonly quote: string }) => string;
  /** The reference encodes itself where it stands in a URL. */
  readonly encodes?: true;
  /** Quotes that the reference must stand in, where the file had none. */
  readonly quote?: '"' | "'" | '';
  /** What the program must be told besides. */
  readonly steps?: readonly string[];
}

const braces = (env: string) => `\${${env}}`;

export const PROGRAMS: readonly Program[] = [
  // Spring Boot, Micronaut, Quarkus: https://docs.spring.io/spring-boot/reference/features/external-config.html,
  // https://docs.micronaut.io/latest/guide/#propertySource, https://quarkus.io/guides/config-reference#property-expressions
  {
    files: /(?:^|\/)(?:(?:application|bootstrap)(?:[-.][\w-]+)?|microprofile-config)\.(?:properties|ya?ml)$/,
    write: braces,
    quote: '"',
  },
  // https://docs.npmjs.com/cli/configuring-npm/npmrc and https://yarnpkg.com/configuration/yarnrc
  { files: /(?:^|\/)(?:\.npmrc|\.yarnrc\.yml)$/, write: braces, quote: '"' },
  // https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/#variable-expansion
  { files: /(?:^|\/)grafana(?:\/[\w-]+)?\.ini$/, write: (env) => `$__env{${env}}` },
  // https://grafana.com/docs/grafana/latest/administration/provisioning/#using-environment-variables
  { files: /(?:^|\/)provisioning\/(?:datasources|notifiers|alerting|plugins)\/[^/]+\.ya?ml$/, write: braces, quote: '"' },
  // https://guides.rubyonrails.org/configuring.html#configuring-a-database: Rails evaluates ERB before it reads the YAML.
  {
    files: /(?:^|\/)config\/(?:database|secrets|cable|storage|mongoid|sidekiq|newrelic|redis|elasticsearch)\.yml$/,
    beside: /(?:^|\/)(?:Gemfile|config\.ru|config\/application\.rb|bin\/rails)$/,
    write: (env, { url, quote }) => {
      const name = quote === '"' ? `'${env}'` : `"${env}"`;
      return url ? `<%= ERB::Util.url_encode(ENV.fetch(${name})) %>` : `<%= ENV.fetch(${name}) %>`;
    },
    encodes: true,
    quote: '',
  },
  // https://symfony.com/doc/current/configuration.html#configuration-based-on-environment-variables
  {
    files: /(?:^|\/)config\/(?:packages\/(?:\w+\/)?|services|parameters)[\w-]*\.ya?ml$/,
    beside: /(?:^|\/)(?:symfony\.lock|bin\/console|config\/bundles\.php)$/,
    write: (env) => `%env(${env})%`,
    quote: "'",
  },
  // https://maven.apache.org/settings.html#quick-overview
  {
    files: /(?:^|\/)[\w.-]*settings[\w-]*\.xml$/i,
    says: [/maven\.apache\.org\/SETTINGS|<servers>/],
    write: (env) => `\${env.${env}}`,
  },
  // https://learn.microsoft.com/en-us/nuget/reference/nuget-config-file#using-environment-variables
  { files: /(?:^|\/)nuget(?:\.[\w-]+)?\.config$/i, write: (env) => `%${env}%` },
  // https://docs.wildfly.org/26/Admin_Guide.html#expression-resolution: `env.` is the environment
  { files: /(?:^|\/)(?:standalone|domain|host)(?:-[\w-]+)?\.xml$/, says: [/urn:jboss:domain/], write: (env) => `\${env.${env}}` },
  // https://pip.pypa.io/en/stable/reference/requirements-file-format/#using-environment-variables
  { files: /(?:^|\/)(?:requirements|constraints)(?:[-_./][\w-]+)*\.(?:txt|in)$/, write: braces },
  // https://docs.getdbt.com/reference/dbt-jinja-functions/env_var
  {
    files: /(?:^|\/)profiles\.ya?ml$/,
    says: [/^\s+outputs:/m],
    write: (env, { quote }) => (quote === "'" ? `{{ env_var("${env}") }}` : `{{ env_var('${env}') }}`),
    quote: '"',
  },
  // https://opentelemetry.io/docs/collector/configuration/#environment-variables
  {
    files: /\.ya?ml$/,
    says: [/^receivers:/m, /^exporters:/m],
    write: (env) => `\${env:${env}}`,
    quote: '"',
  },
  // https://www.elastic.co/docs/reference/beats/filebeat/using-environ-vars; Kibana, Logstash and Elasticsearch do the same.
  {
    files:
      /(?:^|\/)(?:(?:file|metric|heart|packet|audit|winlog|function)beat|kibana|logstash|elasticsearch|apm-server)(?:[.-][\w-]+)*\.ya?ml$/,
    write: braces,
    quote: '"',
  },
  // https://docs.fluentbit.io/manual/administration/configuring-fluent-bit/classic-mode/variables
  { files: /(?:^|\/)fluent-?bit(?:[.-][\w-]+)*\.(?:conf|ya?ml)$/, write: braces, quote: '"' },
  // https://github.com/influxdata/telegraf/blob/master/docs/CONFIGURATION.md#environment-variables
  { files: /(?:^|\/)telegraf(?:[.-][\w-]+)*\.(?:conf|toml)$/, write: braces },
  // https://vector.dev/docs/reference/environment_variables/
  { files: /(?:^|\/)vector(?:[.-][\w-]+)*\.(?:toml|ya?ml)$/, says: [/sinks/], write: braces, quote: '"' },
];
