#pragma once
#define NCURSES_WIDECHAR 1 /* before the include, or cchar_t, add_wch and get_wch do not exist */
#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <sys/ioctl.h>
#include <wchar.h>

/* From term.h, whose macros would fill the name space. */
extern char *tigetstr(const char *capability);
extern int tigetflag(const char *capability);
extern char *tparm(const char *capability, ...);

/* What Swift cannot see: stdio streams, globals, masks that are macros. */
static inline SCREEN *nc_newterm(void) { return newterm(NULL, stdout, stdin); }
static inline WINDOW *nc_stdscr(void) { return stdscr; }
static inline int nc_colors(void) { return has_colors() ? COLORS : 0; }
static inline int nc_has_capability(const char *name) {
  char *value = tigetstr(name);
  return value != NULL && value != (char *)-1;
}
static inline int nc_wraps_at_once(void) { return tigetflag("am") > 0 && tigetflag("xenl") <= 0; }
static inline const char *nc_place(const char *cup, int row, int column) { return tparm(cup, row, column); }
static inline const char *nc_color(const char *setaf, int color) { return tparm(setaf, color); }

/* The next key: 1 for a character, 2 for a key with a code, 0 for none. */
static inline int nc_next_key(wint_t *value) {
  int kind = get_wch(value);
  return kind == ERR ? 0 : kind == KEY_CODE_YES ? 2 : 1;
}
static inline int nc_function_key(int number) { return KEY_F(number); }

static inline void nc_watch_mouse(void) {
  mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
  mouseinterval(0);
}
/* 1 for a click, 2 for the wheel away from the person, 3 towards them, 0 for anything else. */
static inline int nc_mouse_event(int *row, int *column) {
  MEVENT event;
  if (getmouse(&event) != OK) return 0;
  *row = event.y;
  *column = event.x;
  if (event.bstate & BUTTON1_PRESSED) return 1;
  if (event.bstate & BUTTON4_PRESSED) return 2;
  if (event.bstate & BUTTON5_PRESSED) return 3;
  return 0;
}

static inline int nc_codeset_is_utf8(void) {
  const char *codeset = nl_langinfo(CODESET);
  return codeset[0] == 'U' && codeset[1] == 'T' && codeset[2] == 'F';
}
static inline int nc_window_size(int *rows, int *columns) {
  struct winsize size;
  if (ioctl(1, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return 0;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return 1;
}
/* Bytes that wait on standard input, or -1. */
static inline int nc_waiting_bytes(void) {
  int count = 0;
  return ioctl(0, FIONREAD, &count) == 0 ? count : -1;
}
