#pragma once
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wchar.h>

/* Hidden from Swift by the default feature macros, as is everything of GNU's own. */
extern int wcwidth(wchar_t character);
extern int memfd_create(const char *name, unsigned int flags);
extern int pipe2(int descriptors[2], int flags);
extern pid_t vfork(void);
extern long syscall(long number, ...);
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *folder);

#ifndef MFD_CLOEXEC
#define MFD_CLOEXEC 1U
#endif

/* glibc has its own wrapper only since 2.36. */
static inline int linux_pidfd_open(pid_t process) { return (int)syscall(SYS_pidfd_open, process, 0); }

/* Sets what is waited for on a descriptor of the set: readable, writable; nothing takes it out. */
static inline int linux_watch(int set, int descriptor, int isRead, int isWritten) {
  struct epoll_event wanted = {.data = {.fd = descriptor}};
  wanted.events = (isRead ? EPOLLIN : 0) | (isWritten ? EPOLLOUT : 0);
  if (!wanted.events) return epoll_ctl(set, EPOLL_CTL_DEL, descriptor, 0);
  if (epoll_ctl(set, EPOLL_CTL_MOD, descriptor, &wanted) == 0) return 0;
  return epoll_ctl(set, EPOLL_CTL_ADD, descriptor, &wanted);
}

/* What has happened on a descriptor of the set. */
struct linux_watched {
  int descriptor, is_readable, is_writable, is_broken;
};

/* The next of them that is ready; 0 when none is. */
static inline int linux_next_watched(int set, struct linux_watched *found) {
  struct epoll_event event;
  if (epoll_wait(set, &event, 1, 0) != 1) return 0;
  found->descriptor = event.data.fd;
  found->is_readable = (event.events & (EPOLLIN | EPOLLHUP)) != 0;
  found->is_writable = (event.events & EPOLLOUT) != 0;
  found->is_broken = (event.events & EPOLLERR) != 0;
  return 1;
}

/* The macros of wait(2), which Swift does not import. */
/// Whether a signal was sent by another process, and is no fault of this one.
static inline int linux_sent_by_another(const siginfo_t *information) {
  return information->si_code <= 0 && information->si_pid != getpid();
}

static inline int linux_exited(int status) { return WIFEXITED(status); }
static inline int linux_exit_status(int status) { return WEXITSTATUS(status); }
static inline int linux_signal(int status) { return WTERMSIG(status); }

/// Starts a program in a process group of its own, with default signals, three streams and no other descriptor; it is
/// killed when the thread ends that started it, and so with the process. Its id, or an errno below zero.
///
/// posix_spawn cannot ask for that last part. As there, the child borrows our memory until it is the other program: that
/// is soon, and no copy of our descriptors stays open meanwhile for longer than it must.
__attribute__((noinline)) static pid_t linux_start(const char *path, char *const arguments[],
                                                   char *const environment[], const char *folder,
                                                   const int streams[3]) {
  volatile int failure = 0;
  /* A signal handler of ours must not run in the child. */
  sigset_t all, none, former;
  sigfillset(&all);
  sigemptyset(&none);
  pthread_sigmask(SIG_SETMASK, &all, &former);
  const pid_t parent = getpid();
  const pid_t child = vfork();
  if (child == 0) {
    /* Only what is safe between vfork and exec. The streams may have the numbers that they are to get. */
    int own[3];
    for (int stream = 0; stream < 3; stream++)
      if ((own[stream] = fcntl(streams[stream], F_DUPFD_CLOEXEC, 3)) < 0) failure = errno;
    for (int stream = 0; stream < 3 && failure == 0; stream++)
      if (dup2(own[stream], stream) < 0) failure = errno;
    if (syscall(SYS_close_range, 3, ~0U, 0) != 0)
      for (int number = 3; number < 4096; number++) close(number);
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(127);
    if (failure == 0 && folder && chdir(folder) != 0) failure = errno;
    pthread_sigmask(SIG_SETMASK, &none, 0);
    if (failure == 0) {
      execve(path, arguments, environment);
      failure = errno;
    }
    _exit(127);
  }
  const int forking = errno;
  pthread_sigmask(SIG_SETMASK, &former, 0);
  if (child < 0) return -forking;
  if (failure == 0) return child;
  while (waitpid(child, 0, 0) < 0 && errno == EINTR) {}
  return -failure;
}

/* As waitpid for a child that leads a process group: whatever else of the group runs is ended first, while nobody else can have
   got its number. */
static inline pid_t linux_collect(pid_t child, int *status, int options) {
  siginfo_t ended;
  memset(&ended, 0, sizeof ended);
  if (waitid(P_PID, (id_t)child, &ended, WEXITED | WNOWAIT | options) != 0) return -1;
  if (ended.si_pid == 0) return 0;
  kill(-child, SIGKILL);
  return waitpid(child, status, 0);
}

/* The user who is at the other end of a Unix socket, or -1. GNU's own struct ucred is hidden. */
static inline long linux_peer_user(int socket) {
  struct { pid_t process; uid_t user; gid_t group; } peer;
  socklen_t size = sizeof peer;
  if (getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0 || size != sizeof peer) return -1;
  return (long)peer.user;
}

/* The address of a Unix socket by its path; 0 when the path is too long for one. */
static inline int linux_socket_address(const char *path, struct sockaddr_un *address) {
  const size_t length = strlen(path);
  memset(address, 0, sizeof *address);
  address->sun_family = AF_UNIX;
  if (length >= sizeof address->sun_path) return 0;
  memcpy(address->sun_path, path, length);
  return 1;
}
