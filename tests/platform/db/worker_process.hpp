// Runs tests/platform/db/db_worker.cpp beside a test.
#pragma once

#include <string>
#include <sys/types.h>
#include <vector>

class WorkerProcess {
public:
    explicit WorkerProcess(const std::vector<std::string>& arguments);
    // Kills it when it still runs.
    ~WorkerProcess();
    WorkerProcess(const WorkerProcess&) = delete;
    WorkerProcess& operator=(const WorkerProcess&) = delete;

    // Waits for a line of its output.
    std::string read_line();
    // Waits for its end; its exit code.
    int wait();
    // As if the machine had pulled the plug on it.
    void kill();

private:
    pid_t process_ = 0;
    int output_ = -1;
};
