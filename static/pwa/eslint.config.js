// The house rules of the client as code: who may import whom, who may reach the network, and no HTML from strings.
import tseslint from 'typescript-eslint';

const ROOMS = ['domain', 'store', 'sync', 'scan', 'place', 'i18n', 'ui', 'screens'];
const MAY_IMPORT = {
  domain: [],
  store: ['domain'],
  sync: ['store', 'domain', 'i18n'],
  scan: ['domain'],
  place: ['domain'],
  i18n: ['domain'],
  ui: ['domain', 'i18n', 'store'],
};

const HTML_SINKS = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'dangerouslySetInnerHTML', 'srcdoc'];
const NO_HTML = [
  ...HTML_SINKS.flatMap((name) => [
    { selector: `MemberExpression[property.name='${name}']`, message: `${name}: text is text, never HTML.` },
    { selector: `JSXAttribute[name.name='${name}']`, message: `${name}: text is text, never HTML.` },
  ]),
  {
    selector: "CallExpression[callee.object.name='document'][callee.property.name=/^write(ln)?$/]",
    message: 'document.write: text is text, never HTML.',
  },
  { selector: "JSXAttribute[name.name='style'][value.type='Literal']", message: 'The CSP refuses style attributes.' },
];
const NO_NETWORK = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'].map((name) => ({
  name,
  message: 'Only sync/ reaches the network.',
}));

const fence = (room, allowed) => ({
  files: [`src/${room}/**/*.{ts,tsx}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: ROOMS.filter((other) => other !== room && !allowed.includes(other)).map((other) => ({
          regex: `^(\\.\\./)+${other}(/|$)`,
          message: `${room}/ must not know ${other}/.`,
        })),
      },
    ],
  },
});

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.test-build/', '*.mjs', 'eslint.config.js'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-restricted-syntax': ['error', ...NO_HTML],
      'no-restricted-globals': ['error', ...NO_NETWORK],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  ...Object.entries(MAY_IMPORT).map(([room, allowed]) => fence(room, allowed)),
  {
    files: ['src/screens/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^\\.\\./(sampler|desk|manager|admin|frame)/', message: 'A screen never imports another role\'s screen.' },
            { regex: '^(\\.\\./)+app$', message: 'app.tsx knows the screens, not the other way round.' },
          ],
        },
      ],
    },
  },
  { files: ['src/sync/**/*.ts', 'src/worker.ts', 'src/scan/decoder.ts'], rules: { 'no-restricted-globals': 'off' } },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
);
