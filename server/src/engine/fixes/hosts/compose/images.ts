/** Images whose start script reads a variable from the file that `NAME_FILE` names; only what their own pages document. */

interface Image {
  readonly image: RegExp;
  readonly variables: RegExp;
  /** What comes behind the variable's name. */
  readonly suffix: '_FILE' | '__FILE';
}

const IMAGES: readonly Image[] = [
  // https://github.com/docker-library/docs/blob/master/postgres/content.md#docker-secrets and https://hub.docker.com/r/postgis/postgis
  { image: /^(?:postgres|postgis\/postgis)$/, variables: /^POSTGRES_PASSWORD$/, suffix: '_FILE' },
  // https://github.com/docker-library/docs/blob/master/mysql/content.md#docker-secrets
  { image: /^mysql$/, variables: /^MYSQL_(?:ROOT_)?PASSWORD$/, suffix: '_FILE' },
  // https://mariadb.com/docs/server/server-management/automated-mariadb-deployment-and-administration/docker-and-mariadb/mariadb-server-docker-official-image-environment-variables
  { image: /^mariadb$/, variables: /^(?:MARIADB|MYSQL)_(?:ROOT_)?PASSWORD(?:_HASH)?$/, suffix: '_FILE' },
  // https://github.com/docker-library/docs/blob/master/mongo/content.md#docker-secrets
  { image: /^mongo$/, variables: /^MONGO_INITDB_ROOT_PASSWORD$/, suffix: '_FILE' },
  // https://github.com/docker-library/docs/blob/master/wordpress/content.md#docker-secrets
  { image: /^wordpress$/, variables: /^WORDPRESS_(?:DB_PASSWORD|\w+_(?:KEY|SALT))$/, suffix: '_FILE' },
  // https://github.com/docker-library/docs/blob/master/redmine/content.md#docker-secrets
  { image: /^redmine$/, variables: /^REDMINE_(?:DB_PASSWORD|SECRET_KEY_BASE)$/, suffix: '_FILE' },
  // https://github.com/nextcloud/docker#docker-secrets-etc
  {
    image: /^nextcloud$/,
    variables: /^(?:NEXTCLOUD_ADMIN|MYSQL|POSTGRES|REDIS_HOST|SMTP)_PASSWORD$/,
    suffix: '_FILE',
  },
  // https://docs.influxdata.com/influxdb/v2/install/use-docker-compose/
  { image: /^influxdb$/, variables: /^DOCKER_INFLUXDB_INIT_(?:PASSWORD|ADMIN_TOKEN)$/, suffix: '_FILE' },
  // https://grafana.com/docs/grafana/latest/setup-grafana/configure-docker/#configure-grafana-with-docker-secrets
  { image: /^grafana\/grafana(?:-oss|-enterprise)?$/, variables: /^GF_[A-Z0-9_]+$/, suffix: '__FILE' },
  // https://docs.gitea.com/installation/install-with-docker#managing-deployments-with-environment-variables
  { image: /^gitea\/gitea$/, variables: /^GITEA__\w+__\w+$/, suffix: '__FILE' },
];

/** `POSTGRES_PASSWORD_FILE`, where the image knows that; undefined where it does not. */
export function fileVariable(image: string, variable: string): string | undefined {
  const name = image
    .replace(/@.*$/, '')
    .replace(/:[^/]*$/, '')
    .replace(/^(?:docker\.io\/)?(?:library\/)?/, '');
  const known = IMAGES.find((one) => one.image.test(name) && one.variables.test(variable));
  return known && variable + known.suffix;
}
