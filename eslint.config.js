import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';

const noRawDatabaseCalls = [
  {
    selector: "CallExpression[callee.property.name='exit'][callee.object.name='process']",
    message: 'Set the exit code and return: exit() cuts piped output short.',
  },
  {
    selector:
      "CallExpression[callee.property.name='exec'][callee.object.name='db'][arguments.0.type!='Literal']",
    message: 'exec() runs every statement in its text: bind values with prepare() instead.',
  },
];

export default defineConfig(
  { ignores: ['dist', 'node_modules'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-control-regex': 'off',
    },
  },
  {
    files: ['**/*.js', '**/*.cjs'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'require',
          'module',
          'exports',
          '__dirname',
          'setInterval',
          'clearInterval',
          'Buffer',
          'setTimeout',
          'clearTimeout',
          'performance',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  { files: ['src/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...noRawDatabaseCalls] } },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/host.ts'],
    rules: { 'no-restricted-globals': ['error', 'process', 'console'] },
  },
);
