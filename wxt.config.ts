import { defineConfig } from 'wxt';

// Explicit imports only: a file shows what it depends on.
export default defineConfig({
  imports: false,
  publicDir: 'assets/public',
  manifestVersion: 3,
  vite: () => ({ esbuild: { jsx: 'automatic', jsxImportSource: 'preact' } }),
  manifest: ({ browser }) => ({
    name: 'Claimtrail',
    description: 'The record behind the news: dated, attributed, sourced notes on claims, beside the sentence that carries them.',
    permissions: ['storage', 'scripting'],
    host_permissions: ['http://*/*', 'https://*/*'],
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: { id: 'claimtrail@claimtrail.example', strict_min_version: '140.0', data_collection_permissions: { required: ['none'] } },
          },
        }
      : {}),
  }),
});
