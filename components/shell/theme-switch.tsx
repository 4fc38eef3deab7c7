"use client";
import Moon from "lucide-react/icons/moon";
import Sun from "lucide-react/icons/sun";
import SunMoon from "lucide-react/icons/sun-moon";
import { type Theme, useTheme } from "../../client/use-theme.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { commonWords } from "../words/common.ts";

const NEXT: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };
const ICONS = { system: SunMoon, light: Sun, dark: Moon } as const;

/** Goes round: as the device has it, light, dark. */
export function ThemeSwitch() {
  const { theme, setTheme } = useTheme();
  const Icon = ICONS[theme];
  return (
    <IconButton
      look="quiet"
      label={commonWords.theme(commonWords.themes[theme], commonWords.themes[NEXT[theme]])}
      icon={<Icon aria-hidden size={20} />}
      onClick={() => setTheme(NEXT[theme])}
    />
  );
}
