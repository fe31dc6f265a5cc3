const FOLDER = /(?:^|\/)(?:tests?|__tests__|__mocks__|specs?|testdata|test-?fixtures?|integ-?tests?|e2e)\//i;
const NAME =
  /(?:^|\/)(?:test_[^/]*\.py|conftest\.py|[^/]*(?:[._-](?:test|tests|spec|integ)|_test)\.[a-z]{1,4}|[^/]*Tests?\.java)$/;

/**
 * Whether a source file belongs to tests, by its path. A policy there is what a program is compared with or fed, and nothing
 * deploys it; a call there prepares what is tested and is not what the program needs.
 */
export function isTestFile(file: string): boolean {
  return FOLDER.test(file) || NAME.test(file);
}
