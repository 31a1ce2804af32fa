import type { Reporter, TestModule, Vitest } from 'vitest/node';

/** Says at the end of a run by name which tests were skipped; those of `describeWith` say in it what they need. */
export default class Skipped implements Reporter {
  private isChoice = false;

  onInit({ config }: Vitest): void {
    this.isChoice = config.testNamePattern !== undefined;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    if (this.isChoice) return;
    const names = modules.flatMap((module) =>
      [...module.children.allTests('skipped')].map((test) => `${module.relativeModuleId} > ${test.fullName}`),
    );
    if (names.length > 0) console.log(['Skipped:', ...names.sort(), ''].join('\n  '));
  }
}
