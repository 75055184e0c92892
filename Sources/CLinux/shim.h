#pragma once
#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wchar.h>

/* Hidden from Swift by the default feature macros, as is everything of GNU's own. */
extern int wcwidth(wchar_t character);
extern int memfd_create(const char *name, unsigned int flags);
extern int pipe2(int descriptors[2], int flags);
extern long syscall(long number, ...);
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *folder);

#ifndef MFD_CLOEXEC
#define MFD_CLOEXEC 1U
#endif

/* glibc has its own wrapper only since 2.36. */
static inline int linux_pidfd_open(pid_t process) { return (int)syscall(SYS_pidfd_open, process, 0); }

/* The macros of wait(2), which Swift does not import. */
/// Whether a signal was sent by another process, and is no fault of this one.
static inline int linux_sent_by_another(const siginfo_t *information) {
  return information->si_code <= 0 && information->si_pid != getpid();
}

static inline int linux_exited(int status) { return WIFEXITED(status); }
static inline int linux_exit_status(int status) { return WEXITSTATUS(status); }
static inline int linux_signal(int status) { return WTERMSIG(status); }
