// What all kernels share: invocations in one dimension, as many to a workgroup as specialization
// constant 0 says, and each takes every total()-th item, so that any number of workgroups will do.
layout(local_size_x_id = 0) in;

uint total()
{
    return gl_NumWorkGroups.x * gl_WorkGroupSize.x;
}
