/** Which of several programs of a workspace a file belongs to, by its path. */
const PIPELINE =
  /(?:^|\/)(?:\.github|\.circleci|\.buildkite|\.gitlab)\/|(?:^|\/)(?:\.gitlab-ci[\w.-]{0,40}|azure-pipelines[\w.-]{0,40}|bitbucket-pipelines|\.travis)\.ya?ml$|(?:^|\/)Jenkinsfile/;
/** Folders of the program whose folder they stand in. */
const PARTS = /^(?:src|lib|app|server|config|scripts|\..*)$/;

/** `web/`: the folder that a program of several has for itself; empty for the only one. */
export function programOf(file: string): string {
  if (PIPELINE.test(file)) return 'pipelines/';
  const [first = '', second] = file.split('/');
  return second === undefined || PARTS.test(first) ? '' : `${first}/`;
}
