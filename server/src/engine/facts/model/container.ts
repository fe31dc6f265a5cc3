/** What images and containers are given from the machine they are built or run on. */
import type { Range, Span } from '../../syntax/span';

/** A path of the host inside a container: Compose, devcontainer.json. */
export interface MountFact {
  /** `service api`, `devcontainer`. */
  readonly owner: string;
  /** The path on the host as written: `~/.aws`, `/var/run/docker.sock`, `${HOME}/.kube`. */
  readonly source: string;
  readonly target: string;
  readonly readOnly: boolean;
  /** The image that runs, as written: some programs are made to work with what is mounted. */
  readonly image?: string;
  /** The path on the host. */
  readonly span: Span;
  /** The whole item of the list. */
  readonly item: Span;
  readonly literal: Range;
  /** The `-v` of a list of arguments whose next item this is. */
  readonly flag?: Span;
}

/** A file that `COPY` or `ADD` puts into an image. */
export interface CopyFact {
  /** As written, relative to the build's context. */
  readonly source: string;
  readonly span: Span;
  /** The whole instruction. */
  readonly instruction: Span;
  /** Whether it stands in the stage that is shipped, or in one whose files stay behind. */
  readonly finalStage: boolean;
}

/** How an image is built: its Dockerfile, and the folder that COPY takes files from. Paths of the workspace. */
export interface ImageBuildFact {
  readonly dockerfile: string;
  readonly context: string;
  /** Names that the image has there, without registry and tag: of the service, and as `image` says. */
  readonly names?: readonly string[];
}
