import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * Where the fonts are that come with the app, all under the SIL Open Font License. Those of the
 * machine are not used, so that pictures look the same everywhere.
 *
 * @throws Error when one is not installed: its text would be missing, and nothing would say so
 */
export function fontFiles(): string[] {
  return [
    require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
    require.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
    require.resolve('@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf'),
    require.resolve('@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf'),
  ];
}
